import type { BadInput } from "../bad-input";
import { text } from "../edits";

/** Files, folders and revisions that a command line names and that cannot be used. */
export const namedFiles: readonly BadInput[] = [
  {
    title: "plan in a folder that is not there",
    command: "preview dev --plan CHECKOUT/none/plan.json",
    code: 1,
    message: "error: --plan CHECKOUT/none/plan.json: the folder CHECKOUT/none does not exist",
  },
  {
    title: "plan in a file",
    command: "preview dev --plan CHECKOUT/package.json/plan.json",
    code: 1,
    message: "error: --plan CHECKOUT/package.json/plan.json: CHECKOUT/package.json is not a folder",
  },
  {
    title: "plan in place of a folder",
    command: "preview dev --plan CHECKOUT/tools",
    code: 1,
    message: "error: --plan CHECKOUT/tools: not a file",
  },
  {
    title: "SARIF in a folder that is not there",
    command: "preview dev --sarif CHECKOUT/none/a.sarif",
    code: 1,
    message: "error: --sarif CHECKOUT/none/a.sarif: the folder CHECKOUT/none does not exist",
  },
  {
    title: "SARIF in place of a folder",
    command: "preview dev --sarif CHECKOUT",
    code: 1,
    message: "error: --sarif CHECKOUT: not a file",
  },
  {
    title: "report in a folder that is not there",
    command: "report dev --output CHECKOUT/none/report.md",
    code: 1,
    message: "error: --output CHECKOUT/none/report.md: the folder CHECKOUT/none does not exist",
  },
  {
    title: "report of a diff in place of a folder",
    command: "diff dev --state CHECKOUT/states --output CHECKOUT/tools",
    broken: text("states/persistent.json", '{"version": 3}'),
    code: 1,
    message: "error: --output CHECKOUT/tools: not a file",
  },
  {
    title: "base that git does not know",
    command: "report dev --base mian",
    code: 2,
    message:
      "error: --base mian: git knows no such revision here; in a shallow clone fetch it first (git fetch --depth=1 origin REVISION)",
  },
  {
    title: "base that looks like an option of git",
    command: "report dev --base=--all",
    code: 2,
    message:
      "error: --base --all: git knows no such revision here; in a shallow clone fetch it first (git fetch --depth=1 origin REVISION)",
  },
  {
    title: "base from before the program",
    command: "report dev",
    code: 2,
    message:
      "error: --base HEAD: nothing in that commit can plan it; allowed is one that holds tools/setup/run.mjs",
  },
  {
    title: "folder of states that is not there",
    command: "diff dev --state CHECKOUT/states",
    code: 1,
    message:
      "error: --state CHECKOUT/states: no such folder; allowed are a folder and a URL such as s3://bucket",
  },
  {
    title: "file in place of the folder of states",
    command: "diff dev --state CHECKOUT/package.json",
    code: 1,
    message:
      "error: --state CHECKOUT/package.json: no such folder; allowed are a folder and a URL such as s3://bucket",
  },
  {
    title: "folder without states",
    command: "diff dev --state CHECKOUT/docs",
    broken: text("docs/readme.txt", "nothing"),
    code: 1,
    message:
      "error: --state CHECKOUT/docs: holds none of persistent.json, foundation.json, compute.json, edge.json",
  },
  {
    title: "state that is empty",
    command: "diff dev --state CHECKOUT/states",
    broken: text("states/persistent.json", ""),
    code: 1,
    message:
      /error: CHECKOUT\/states\/persistent\.json: not JSON \(.+\); expected what `pulumi stack export` writes/,
  },
  {
    title: "state that is something else",
    command: "diff dev --state CHECKOUT/states",
    broken: text("states/persistent.json", '{"name": "tradai"}'),
    code: 1,
    message: /error: CHECKOUT\/states\/persistent\.json: .+; expected what `pulumi stack export` writes/,
  },
  {
    title: "state that is cut off",
    command: "diff dev --state CHECKOUT/states",
    broken: text("states/persistent.json", '{"version": 3, "deployment": {"resour'),
    code: 1,
    message:
      /error: CHECKOUT\/states\/persistent\.json: not JSON \(.+\); expected what `pulumi stack export` writes/,
  },
  {
    title: "state of another environment",
    command: "diff dev --state CHECKOUT/states",
    broken: text(
      "states/persistent.json",
      JSON.stringify({
        version: 3,
        deployment: {
          resources: [
            {
              urn: "urn:pulumi:prod::tradai-persistent::pulumi:pulumi:Stack::tradai-persistent-prod",
              type: "pulumi:pulumi:Stack",
              custom: false,
            },
          ],
        },
      }),
    ),
    code: 1,
    message:
      "error: CHECKOUT/states/persistent.json: holds stack prod of project tradai-persistent; expected stack dev of project tradai-persistent",
  },
  {
    title: "state without the layer that it rests on",
    command: "diff dev --state CHECKOUT/states",
    broken: text(
      "states/edge.json",
      JSON.stringify({
        version: 3,
        deployment: {
          resources: [
            {
              urn: "urn:pulumi:dev::tradai-edge::pulumi:pulumi:Stack::tradai-edge-dev",
              type: "pulumi:pulumi:Stack",
              custom: false,
            },
          ],
        },
      }),
    ),
    code: 1,
    message: "error: --state CHECKOUT/states: edge is there, but persistent, which it rests on, is not",
  },
  {
    title: "source that does not compile",
    command: "preview dev",
    broken: text("policy-pack/settings.ts", "export const settings = 0;\nexport const = 1;\n"),
    code: 1,
    message: /setup: policy-pack does not compile:\npolicy-pack\/settings\.ts:2: .+/,
  },
];
