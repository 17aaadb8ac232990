import type { Reader } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check } from "../rule";

const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
/** Types that say how an EC2 instance is made. */
export const instanceTypes: readonly string[] = [
  templateType,
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws:ec2/instance:Instance",
];

/** True where an instance takes from its template what it does not say itself. */
function leavesToTemplate({ inputs }: Resource, property: string): boolean {
  return inputs.has("launchTemplate") && !inputs.has(property);
}

/**
 * IMDSv2 with one hop. The hop limit must be said: an image of Amazon Linux 2023 brings 2 with it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
 */
export const metadataGuarded: Check = function* (subject) {
  const { inputs } = subject;
  if (
    leavesToTemplate(subject, "metadataOptions") ||
    inputs.text("metadataOptions.httpEndpoint") === "disabled"
  ) {
    return;
  }
  const tokens = inputs.value("metadataOptions.httpTokens");
  if (tokens !== "required") {
    yield {
      found: `\`metadataOptions.httpTokens\` is ${show(tokens)}: a forged request reads the role's credentials`,
      expected: '"required" (IMDSv2)',
    };
  }
  const hops = inputs.number("metadataOptions.httpPutResponseHopLimit");
  if (hops !== 1) {
    yield {
      found: `\`metadataOptions.httpPutResponseHopLimit\` is ${show(hops)}: containers reach the host's credentials`,
      expected: "1",
    };
  }
};

interface Volume {
  readonly label: string;
  readonly block: Reader;
}

/** The volumes that a launch template or an instance makes; instance store and removed devices have no `ebs`. */
function volumesOf({ inputs, type }: Resource): readonly Volume[] {
  const labelled = (named: Reader, block: Reader): Volume => ({
    label: named.text("deviceName") ?? named.where,
    block,
  });
  return type === templateType
    ? inputs
        .blocks("blockDeviceMappings")
        .flatMap((mapping) => mapping.blocks("ebs").map((block) => labelled(mapping, block)))
    : ["rootBlockDevice", "ebsBlockDevices"].flatMap((property) =>
        inputs.blocks(property).map((block) => labelled(block, block)),
      );
}

/** Every volume is encrypted; a volume that nothing describes follows the image. */
export const volumesEncrypted: Check = function* (subject) {
  const property = subject.type === templateType ? "blockDeviceMappings" : "rootBlockDevice";
  if (leavesToTemplate(subject, property)) {
    return;
  }
  const volumes = volumesOf(subject);
  if (volumes.length === 0) {
    yield {
      found: `\`${property}\` describes no volume: the root volume is as the image has it`,
      expected: "the root volume with `encrypted: true`",
      control: "encryption at rest",
    };
  }
  for (const { label, block } of volumes) {
    if (block.flag("encrypted") !== true) {
      yield {
        found: `${label} is not encrypted`,
        expected: "`encrypted: true`",
        control: "encryption at rest",
      };
    }
  }
};
