import { gzipSync } from "node:zlib";
import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;

const name = "/tradai/prod/backend-api";
const script = `#!/bin/bash\ndocker run --log-opt awslogs-group=${name} backend\n`;
const base64 = Buffer.from(script).toString("base64");
const group: Fixture = { type: "aws:cloudwatch/logGroup:LogGroup", name: "group", inputs: { name } };
const machine = (type: string, inputs: Inputs): Fixture => ({
  type: `aws:ec2/${type}`,
  name: "machine",
  inputs,
});
const template = (inputs: Inputs): Fixture => machine("launchTemplate:LaunchTemplate", inputs);

/** Where a machine has its script, and in which form. */
const forms: readonly (readonly [how: string, script: Fixture])[] = [
  ["of a launch configuration", machine("launchConfiguration:LaunchConfiguration", { userData: script })],
  [
    "of a launch configuration, in base64",
    machine("launchConfiguration:LaunchConfiguration", { userDataBase64: base64 }),
  ],
  ["of an instance, in base64", machine("instance:Instance", { userDataBase64: base64 })],
  ["in lines of base64", template({ userData: base64.replaceAll(/.{20}/g, "$&\n") })],
  ["that is compressed", template({ userData: gzipSync(script).toString("base64") })],
];

/** Scripts that name the group to which a machine's containers write. */
export const readScripts: readonly Example[] = [
  ...forms.map(([how, subject]) => ({
    title: `A group that the script names ${how}`,
    resources: [group, subject],
  })),
  {
    title: "A script that only begins as if it were compressed",
    resources: [template({ userData: Buffer.from([0x1f, 0x8b, 0x08]).toString("base64") })],
  },
  {
    title: "A machine whose profile says nothing",
    resources: [group, template({ userData: base64, iamInstanceProfile: {} })],
  },
];

export const unreadScripts: readonly UndecidedExample[] = [
  {
    title: "A machine whose profile has a role that only the update tells",
    resources: [
      group,
      template({ userData: base64, iamInstanceProfile: { name: "tradai-host-prod" } }),
      {
        type: "aws:iam/instanceProfile:InstanceProfile",
        name: "profile",
        inputs: { name: "tradai-host-prod", role: UNKNOWN },
      },
    ],
    resource: "machine",
    says: "`role` is known only after the update",
  },
];
