import type { Reader } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check } from "../rule";

/** Types that say how an EC2 instance is made. */
export const instanceTypes: readonly string[] = [
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws:ec2/instance:Instance",
];

/** True where an instance takes from its template what it does not say itself. */
function leavesToTemplate({ type, inputs }: Resource, property: string): boolean {
  return (
    type === "aws:ec2/instance:Instance" &&
    inputs.raw("launchTemplate") !== undefined &&
    !inputs.has(property)
  );
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

/** The volumes that a launch template or an instance makes; instance store and removed devices are none. */
function volumesOf({ inputs, type }: Resource): readonly Volume[] {
  if (type !== "aws:ec2/launchTemplate:LaunchTemplate") {
    return [...inputs.blocks("rootBlockDevice"), ...inputs.blocks("ebsBlockDevices")].map((block) => ({
      label: block.text("deviceName") ?? "the root volume",
      block,
    }));
  }
  return inputs.blocks("blockDeviceMappings").flatMap((mapping) => {
    const isVolume = !mapping.has("virtualName") && !mapping.has("noDevice");
    return isVolume
      ? mapping.blocks("ebs").map((block) => ({ label: mapping.text("deviceName") ?? "a volume", block }))
      : [];
  });
}

/** Every volume is encrypted; a volume that nothing describes follows the image. */
export const volumesEncrypted: Check = function* (subject) {
  const property =
    subject.type === "aws:ec2/launchTemplate:LaunchTemplate" ? "blockDeviceMappings" : "rootBlockDevice";
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
