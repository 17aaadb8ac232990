import { UserError } from "../errors";
import { hasNoResource } from "./catalogue";
import { conditionsOf } from "./conditions";
import type { ConditionInput } from "./conditions";
import type { PolicyScope } from "./environment";
import { checkConditions, checkedActions, sidOf } from "./statement";
import type { Statement } from "./statement";

/** Conditions without which an action that has no resource is not granted (decisions.md section 3). */
const requiredKey: Readonly<Record<string, `${"ArnEquals" | "StringEquals"} ${string}`>> = {
  "cloudwatch:PutMetricData": "StringEquals cloudwatch:namespace",
  "ecs:ListTasks": "ArnEquals ecs:cluster",
  // https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html
  "sts:GetServiceBearerToken": "StringEquals sts:AWSServiceName",
};

/**
 * A statement on `*`, for actions that AWS checks against no resource.
 *
 * @throws UserError for an action that does have resources, or that lacks the condition it needs.
 */
export function withoutResource(
  scope: PolicyScope,
  actions: string | readonly string[],
  reason: string,
  conditions: ConditionInput,
): Statement {
  const checked = checkedActions("Allow", actions);
  const kept = conditionsOf(conditions);
  for (const action of checked) {
    if (!hasNoResource(action)) {
      throw new UserError(
        `policy action "${action.text}" has resources; name them: .allow("${action.text}").on(arn)`,
      );
    }
    const [operator = "", key = ""] = requiredKey[action.text]?.split(" ") ?? [];
    if (key !== "" && kept[operator]?.[key] === undefined) {
      throw new UserError(`policy action "${action.text}" needs the condition ${operator} "${key}"`);
    }
  }
  checkConditions(kept, checked, [], scope);
  return {
    sid: sidOf(reason, scope),
    effect: "Allow",
    actions: checked.map((action) => action.text),
    resources: ["*"],
    conditions: kept,
  };
}
