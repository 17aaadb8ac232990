import type { Example, Fixture, ViolatingExample } from "../rule";
import { encryptedRoot, launchTemplate } from "./auto-scaling";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const guarded: Inputs = {
  metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
  rootBlockDevice: { encrypted: true },
};

/** An instance that says everything itself, with changes. */
const instance = (inputs: Inputs = {}): Fixture => ({
  type: "aws:ec2/instance:Instance",
  name: "host",
  inputs: { ami: "ami-0a1b2c3d4e5f60718", instanceType: "t4g.nano", ...guarded, ...inputs },
});

/** The elder form of a launch template, with changes. */
const configuration = (inputs: Inputs = {}): Fixture => ({
  type: "aws:ec2/launchConfiguration:LaunchConfiguration",
  name: "configuration",
  inputs: { imageId: "ami-0a1b2c3d4e5f60718", instanceType: "t4g.nano", ...guarded, ...inputs },
});

/** An instance of a template, to which it leaves what is undefined in `inputs`. */
const ofTemplate = (inputs: Inputs): Fixture => ({
  ...instance({ launchTemplate: { id: unknown }, ...inputs }),
  references: { launchTemplate: ["template"] },
});

const wrong = (
  title: string,
  says: string,
  ...resources: readonly [Fixture, ...Fixture[]]
): ViolatingExample => ({
  title,
  resources,
  resource: resources[0].name,
  says,
});

export const compliantInstances: readonly Example[] = [
  { title: "An instance of its own", resources: [instance()] },
  { title: "A launch configuration that says the same", resources: [configuration()] },
  {
    title: "An instance that leaves metadata and volume to its template",
    resources: [ofTemplate({ metadataOptions: undefined, rootBlockDevice: undefined }), launchTemplate()],
  },
  {
    title: "An instance without a metadata service",
    resources: [instance({ metadataOptions: { httpEndpoint: "disabled" } })],
  },
  {
    title: "A template with instance store and a device that it takes away",
    resources: [
      launchTemplate({
        blockDeviceMappings: [
          encryptedRoot,
          { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
          { deviceName: "/dev/sdc", noDevice: "true" },
        ],
      }),
    ],
  },
];

export const violatingInstances: readonly ViolatingExample[] = [
  wrong(
    "IMDSv1 in a template",
    '`metadataOptions.httpTokens` is "optional"',
    launchTemplate({ metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 } }),
  ),
  wrong(
    "A hop limit that the image decides",
    "`metadataOptions.httpPutResponseHopLimit` is nothing: containers reach the host's credentials",
    launchTemplate({ metadataOptions: { httpTokens: "required" } }),
  ),
  wrong(
    "IMDSv1 on an instance",
    "a forged request",
    instance({ metadataOptions: { httpPutResponseHopLimit: 1 } }),
  ),
  wrong(
    "IMDSv1 in a launch configuration",
    "`metadataOptions.httpTokens` is nothing",
    configuration({ metadataOptions: { httpPutResponseHopLimit: 1 } }),
  ),
  wrong(
    "IMDSv1 on an instance whose template would have forbidden it",
    '`metadataOptions.httpTokens` is "optional"',
    ofTemplate({ metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 } }),
    launchTemplate(),
  ),
  wrong(
    "A template that leaves the volume to the image",
    "`blockDeviceMappings` describes no volume: the root volume is as the image has it",
    launchTemplate({ blockDeviceMappings: undefined }),
  ),
  wrong(
    "An instance that leaves the volume to the image",
    "`rootBlockDevice` describes no volume: the root volume is as the image has it",
    instance({ rootBlockDevice: undefined }),
  ),
  wrong(
    "A second volume in plain text",
    "/dev/sdf is not encrypted",
    launchTemplate({
      blockDeviceMappings: [encryptedRoot, { deviceName: "/dev/sdf", ebs: { volumeSize: 20 } }],
    }),
  ),
  wrong(
    "An instance in plain text",
    "rootBlockDevice[0] is not encrypted",
    instance({ rootBlockDevice: { encrypted: false } }),
  ),
  wrong(
    "An instance with a second volume in plain text",
    "/dev/sdg is not encrypted",
    instance({ ebsBlockDevices: [{ deviceName: "/dev/sdg", volumeSize: 20 }] }),
  ),
];
