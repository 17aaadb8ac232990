import { z } from "zod";
import { packConfigFileSchemaOf } from "../../policy-pack/configuration/file";
import { loadPack } from "./policies/pack";

/** The JSON Schema of the file that `--policy-pack-config` names, for editors. */
export function policyPackConfigSchema(): object {
  return {
    title: "Configuration of the policy pack",
    ...z.toJSONSchema(packConfigFileSchemaOf(loadPack().rules), { target: "draft-7", io: "input" }),
  };
}
