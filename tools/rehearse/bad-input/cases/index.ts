import type { BadInput } from "../bad-input";
import { commandLines } from "./command-lines";
import { configurationFiles } from "./configuration-files";
import { namedFiles } from "./named-files";
import { policyPack } from "./policy-pack";
import { surroundings } from "./surroundings";
import { production, values } from "./values";

/** Every bad input that is rehearsed; a new one is one more row. */
export const badInputs: readonly BadInput[] = [
  ...commandLines,
  ...namedFiles,
  ...configurationFiles,
  ...values,
  ...production,
  ...policyPack,
  ...surroundings,
];
