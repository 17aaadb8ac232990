import type { Environment, Project } from "../../shared/naming";
import { UserError } from "../../shared/errors";
import { commandLine, oneOf, toEnvironment } from "../engine/command-line";
import { writableFile } from "../engine/writable-file";

/** What the user asks for. */
export interface PreviewRequest {
  readonly environment: Environment;
  /** One layer, or the bootstrap project, alone; all layers in one graph without it. */
  readonly layer?: Project;
  /** Absolute path, or "-" for stdout. */
  readonly planFile?: string;
  /** As `planFile`: what the policies found, as SARIF. */
  readonly sarifFile?: string;
  /** As it was given: levels and parameters of the policies. */
  readonly packConfig?: string;
  readonly predict: boolean;
  readonly diff: boolean;
  readonly policies: boolean;
}

interface Flags {
  readonly plan?: string;
  readonly sarif?: string;
  readonly policyPackConfig?: string;
  readonly predict?: true;
  readonly diff?: true;
  readonly policy: boolean;
}

/** @throws UserError with exit code 2 where one flag leaves nothing for another */
function checkTogether({ plan, sarif, policyPackConfig, policy }: Flags): void {
  if (!policy && (sarif ?? policyPackConfig) !== undefined) {
    const flag = sarif === undefined ? "--policy-pack-config" : "--sarif";
    throw new UserError(`${flag} needs the policies, which --no-policy leaves out`, 2);
  }
  if (plan === "-" && sarif === "-") {
    throw new UserError("--plan - and --sarif -: only one of them can have standard output", 2);
  }
}

/**
 * @param args words after `npm run preview --`
 * @param layers those that have a program
 * @throws UserError naming what was found and what is allowed
 */
export function parseCommandLine(args: readonly string[], layers: readonly Project[]): PreviewRequest {
  const command = commandLine("preview", "Shows an environment with the real Pulumi engine, without AWS.")
    .argument("[env]", "dev, staging or prod", "dev")
    .argument("[layer]", `${layers.join(", ")}; all of them in one graph when left out`)
    .option("--plan <file>", "write the plan as JSON; - for standard output")
    .option("--sarif <file>", "write what the policies found as SARIF 2.1.0; - for standard output")
    .option("--policy-pack-config <file>", "levels and parameters of the policies, as JSON")
    .option("--predict", "predict the ids that AWS will give, so that whole documents are shown")
    .option("--diff", "print every resource with its inputs")
    .option("--no-policy", "leave the policy pack out")
    .parse([...args], { from: "user" });
  const [environment = "dev", layer] = command.processedArgs as [string?, string?];
  const flags = command.opts<Flags>();
  checkTogether(flags);
  return {
    environment: toEnvironment(environment),
    ...(layer === undefined ? {} : { layer: oneOf("layer", layer, layers) }),
    ...(flags.plan === undefined ? {} : { planFile: writableFile("--plan", flags.plan) }),
    ...(flags.sarif === undefined ? {} : { sarifFile: writableFile("--sarif", flags.sarif) }),
    ...(flags.policyPackConfig === undefined ? {} : { packConfig: flags.policyPackConfig }),
    predict: flags.predict === true,
    diff: flags.diff === true,
    policies: flags.policy,
  };
}
