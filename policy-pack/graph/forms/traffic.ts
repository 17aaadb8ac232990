import type { Value } from "../values";
import type { Form } from "./form";
import { given, items, part } from "./form";

const attachment = "aws:autoscaling/attachment:Attachment";

/** A traffic source under the name that an attachment gives it: balancers of the first generation have names. */
function attached(source: Value): Record<string, Value> {
  const property = part(source, "type") === "elb" ? "elb" : "lbTargetGroupArn";
  return given({ [property]: part(source, "identifier") });
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
