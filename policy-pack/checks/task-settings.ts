import { targetOf } from "../graph/references";
import { show } from "../graph/values";
import type { Check } from "../rule";

/** What a task shares with its machine, besides its containers' own settings. */
export const apart: Check = function* ({ inputs }) {
  for (const property of ["networkMode", "pidMode", "ipcMode"]) {
    if (inputs.text(property) === "host") {
      yield { found: `\`${property}\` is "host"`, expected: "a namespace of its own" };
    }
  }
  for (const volume of inputs.blocks("volumes")) {
    const path = volume.text("hostPath");
    if (path !== undefined) {
      yield { found: `it mounts ${path} of the machine`, expected: "a volume without hostPath" };
    }
  }
};

/** What a task mounts over the network crosses it encrypted. */
export const mountsEncrypted: Check = function* ({ inputs }) {
  for (const volume of inputs.blocks("volumes")) {
    const encryption = volume.value("efsVolumeConfiguration.transitEncryption");
    if (volume.has("efsVolumeConfiguration") && encryption !== "ENABLED") {
      yield {
        found: `the volume ${show(volume.raw("name"))} crosses the network in plain text`,
        expected: '`efsVolumeConfiguration.transitEncryption: "ENABLED"`',
      };
    }
  }
};

/** The role that reads secrets to start a task is not the one that its code has. */
export const rolesApart: Check = function* (task, { graph }) {
  const [own, starting] = ["taskRoleArn", "executionRoleArn"].map(
    (property) => targetOf(graph, task, property, ["aws:iam/role:Role"]).resource,
  );
  if (own && own === starting) {
    yield {
      found: `${own.name} both starts the task and is what its code may do`,
      expected: "two roles",
    };
  }
};

/**
 * Platforms of Fargate that AWS mends, as of November 2026.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
 */
const mended: readonly string[] = ["LATEST", "1.4.0"];

/** Fargate mends its newest platform, and ends the tasks of those that it has given up. */
export const platformCurrent: Check = function* ({ inputs }) {
  const version = inputs.text("platformVersion");
  if (version !== undefined && !mended.includes(version)) {
    yield {
      found: `\`platformVersion\` is ${show(version)}, a platform that is mended no more`,
      expected: `${mended.join(" or ")}, or nothing`,
    };
  }
};
