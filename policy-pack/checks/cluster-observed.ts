import { clusterType } from "../graph/ecs";
import { declared } from "../graph/lists";
import { targetOf } from "../graph/references";
import { show } from "../graph/values";
import type { Check } from "../rule";

/** Figures of each task and container, for the dashboard and for whoever looks for a leak (TRADAI-H-10). */
export const insightsOn: Check = function* ({ inputs }) {
  // The one setting that a cluster has.
  const value = inputs.text("settings.value");
  if (value !== "enhanced") {
    yield {
      found: `Container Insights is ${show(value)}: nobody sees a single task or container`,
      expected: '`settings: [{ name: "containerInsights", value: "enhanced" }]`',
    };
  }
};

const execution = "configuration.executeCommandConfiguration";

/** Whoever may run a task may also open a shell in one, whether a service allows it or not. */
export const shellsRecorded: Check = function* ({ inputs }) {
  const logging = inputs.text(`${execution}.logging`);
  if (logging !== "OVERRIDE") {
    yield {
      found: `\`${execution}.logging\` is ${show(logging)}: what somebody types into a container is not kept`,
      expected: `\`${execution}.logging: "OVERRIDE"\` and a log group`,
    };
    return;
  }
  const places = ["cloudWatchLogGroupName", "s3BucketName"];
  if (!places.some((each) => inputs.has(`${execution}.logConfiguration.${each}`))) {
    yield {
      found: `\`${execution}.logConfiguration\` names neither group nor bucket for what somebody types`,
      expected: "`cloudWatchLogGroupName` or `s3BucketName`",
    };
  }
};

/** A service lets people into its containers only in a cluster whose record this program answers for. */
export const shellsAllowed: Check = function* (service, { graph, requireWhole }) {
  if (service.inputs.flag("enableExecuteCommand") !== true) {
    return;
  }
  const cluster = service.inputs.raw("cluster");
  if (cluster !== undefined && !declared(targetOf(graph, service, "cluster", [clusterType]), "cluster")) {
    requireWhole("the cluster may be declared in another layer");
    yield {
      found: `people may open a shell in its containers, in the cluster ${show(cluster)}, which nothing declares`,
      expected: "a declared cluster, which keeps what they type",
      fix: "Name a declared cluster, or set enableExecuteCommand to false.",
    };
  }
};

/** A service is part of the program's own cluster, not of the account's default one. */
export const inCluster: Check = function* ({ inputs }) {
  if (!inputs.has("cluster")) {
    yield {
      found: "it names no cluster: it lands in the account's default one, which nobody observes",
      expected: "`cluster`",
    };
  }
};
