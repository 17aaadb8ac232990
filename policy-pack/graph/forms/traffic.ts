import type { Value, ValueObject } from "../values";
import type { Form } from "./form";
import { given, items, part } from "./form";

const attachment = "aws:autoscaling/attachment:Attachment";

/** The target group of a traffic source. Balancers of the first generation have none. */
function attached(source: Value): ValueObject {
  return part(source, "type") === "elb" ? {} : given({ lbTargetGroupArn: part(source, "identifier") });
}

/** The traffic sources of a scaling group. */
export const groupForms: readonly Form[] = [
  {
    property: "trafficSources",
    type: attachment,
    link: "autoscalingGroupName",
    says: (value) => items(value).map(attached),
  },
];

/** The attachment of one traffic source, which names its group itself. */
export const trafficAttachmentForm: Form = {
  property: "trafficSource",
  type: attachment,
  says: (source, { autoscalingGroupName }) => [given({ autoscalingGroupName, ...attached(source) })],
};
