/**
 * A policy pack that judges nothing: it writes what the pack would be told, as its own code understands it, to the
 * file that `TRADAI_RECORDING` names. The format is `Recording` of `recording.ts`.
 */
const { writeFileSync } = require("node:fs");
const process = require("node:process");
const { PolicyPack } = require("@pulumi/policy");

// The compiled pack, whose types are those of its source.
const load = /** @type {(file: string) => any} */ (require);
/** @type {typeof import("../../../policy-pack/analysis/facts")} */
const { collectInputs, factsOf } = load("../../../policy-pack/bin/analysis/facts");
/** @type {typeof import("../../../policy-pack/graph/values")} */
const { UNKNOWN } = load("../../../policy-pack/bin/graph/values");
/** @type {typeof import("../../../policy-pack/stack-config")} */
const { stackConfigOf } = load("../../../policy-pack/bin/stack-config");

/** How the engine writes an unknown string. */
const sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const inputs = new Map();

new PolicyPack("tradai-recorder", {
  policies: [
    {
      name: "recording",
      description: "What the pack is told is written down.",
      enforcementLevel: "mandatory",
      validateResource: (args) => collectInputs(args, inputs),
      validateStack: (args) => {
        const file = process.env.TRADAI_RECORDING;
        if (file === undefined) throw new Error("TRADAI_RECORDING names no file to write to");
        const recording = {
          facts: factsOf(args, inputs),
          stackConfig: stackConfigOf(process.env.PULUMI_CONFIG),
        };
        writeFileSync(
          file,
          JSON.stringify(recording, (_, value) => (value === UNKNOWN ? sentinel : value)),
        );
      },
    },
  ],
});
