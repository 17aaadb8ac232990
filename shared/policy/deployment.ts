import { UserError } from "../errors";
import type { Arn } from "./arn";
import { fitsType, parseArn } from "./arn";
import { RolePolicyBuilder } from "./builder";
import type { Action } from "./catalogue";
import { actionOf, hasNoResource, typesOf } from "./catalogue";
import type { ConditionInput, Conditions } from "./conditions";
import { conditionsOf } from "./conditions";
import { foreignEnvironment } from "./environment";
import { checkConditions, sidOf } from "./statement";

/** What the actions of a deployment may be done to. */
export interface Reach {
  /**
   * ARNs of names, and of whole types whose things AWS names. AWS asks for an action on things of its own types alone, so
   * that those of several types may stand in one statement.
   */
  readonly arns: readonly string[];
  readonly when?: ConditionInput;
  /** Becomes the Sid. */
  readonly reason: string;
}

/**
 * Policy of whoever deploys, or looks at what was deployed: it makes things that have no name before, so that it may name
 * whole types, which `PolicyBuilder` refuses to what runs. Actions are by name all the same, and the place is this account
 * in the environment's two regions.
 */
export class DeploymentPolicyBuilder extends RolePolicyBuilder {
  /**
   * Allows actions on those of the ARNs that one of them can apply to; what AWS checks against no resource, on `*`.
   *
   * @throws UserError for an action that does not exist or that none of the ARNs fits, and for an ARN of another place or
   * environment.
   */
  withActions(actions: readonly string[], { arns, when = {}, reason }: Reach): this {
    const reach = arns.map((arn) => this.placed(arn));
    const known = [...new Set(actions)].map(actionOf);
    const onThings = known.filter((action) => !hasNoResource(action));
    for (const action of onThings) checkReach(action, reach);
    const used = reach.filter((arn) => onThings.some((action) => canApply(action, arn)));
    const conditions = conditionsOf(when);
    for (const action of onThings) {
      const fitting = used.filter((arn) => canApply(action, arn));
      checkConditions(conditions, [action], fitting, this.scope);
    }
    this.addStatement(
      reason,
      onThings,
      used.map(({ text }) => text),
      conditions,
    );
    this.addStatement("what has no resource", known.filter(hasNoResource), ["*"], {});
    return this;
  }

  /**
   * Allows what adding a layer of AWS to a function needs of whoever adds it
   * (https://docs.aws.amazon.com/lambda/latest/dg/permissions-user-function.html). The account that owns the layer is
   * another one in each region, and AWS's to choose; whose layer it is, the layer's own policy says.
   *
   * @param name of the layer, in the environment's region.
   */
  withLayerOfAws(name: string, reason: string): this {
    const layer = `arn:aws:lambda:${this.scope.region}:*:layer:${name}:*`;
    this.addStatement(reason, [actionOf("lambda:GetLayerVersion")], [layer], {});
    return this;
  }

  private addStatement(
    reason: string,
    actions: readonly Action[],
    resources: readonly string[],
    conditions: Conditions,
  ): void {
    if (actions.length === 0) return;
    this.list.begin([]);
    this.list.add({
      sid: sidOf(reason, this.scope),
      effect: "Allow",
      actions: actions.map(({ text }) => text),
      resources,
      conditions,
    });
  }

  private placed(text: string): Arn {
    const arn = parseArn(text);
    const { account, region, recoveryRegion } = this.scope;
    if (!["", account].includes(arn.account) || !["", region, recoveryRegion].includes(arn.region)) {
      throw new UserError(
        `policy resource "${text}" is of another place; allowed: the account ${account}, and ${region} or ${recoveryRegion} where the service has regions`,
      );
    }
    const other = foreignEnvironment(arn.resource, this.scope);
    if (other !== undefined) {
      throw new UserError(
        `policy resource "${text}" names the environment "${other}"; this policy is of "${this.scope.environment}"`,
      );
    }
    return arn;
  }
}

/** Whether AWS checks an action against one of the ARNs, or against no resource at all. */
export function worksOn(action: string, arns: readonly string[]): boolean {
  const known = actionOf(action);
  return hasNoResource(known) || arns.some((arn) => canApply(known, parseArn(arn)));
}

function canApply(action: Action, arn: Arn): boolean {
  return typesOf(action).some((use) => use.arns.some((pattern) => fitsType(arn, pattern)));
}

function checkReach(action: Action, reach: readonly Arn[]): void {
  if (!reach.some((arn) => canApply(action, arn))) {
    const given = reach.map(({ text }) => `"${text}"`).join(", ");
    const types = typesOf(action).map(({ type }) => type.arn.replace("${Partition}", "aws"));
    throw new UserError(
      `policy action "${action.text}" cannot apply to ${given === "" ? "nothing" : given}; it works on: ${types.join(", ")}`,
    );
  }
}
