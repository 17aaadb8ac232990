import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { stringsIn } from "../graph/values";
import { statementsOf } from "../iam/documents";
import { parseArn } from "../iam/patterns";
import type { RuleContext } from "../rule";
import type { CompanionRow } from "./companion-form";
import { companion, keyedBy } from "./companion-form";

/** What carries traffic. */
export const networkCompanions: readonly CompanionRow[] = [
  companion(
    "ec2/vpc",
    ["ec2/defaultRouteTable", "defaultRouteTableId"],
    "a subnet without a table of its own follows whatever somebody wrote there",
  ),
  companion(
    "ec2/vpc",
    ["route53/resolverFirewallConfig", "resourceId"],
    "names are resolved without the list where the firewall does not answer",
    { when: (_, { settings }) => settings.dnsFirewall },
  ),
  companion(
    "route53/resolverFirewallRuleGroup",
    ["route53/resolverFirewallRule", "firewallRuleGroupId"],
    "a list needs what it allows and the refusal of the rest",
    { keys: keyedBy("action", ["ALLOW", "BLOCK"]) },
  ),
  companion(
    "acm/certificate",
    ["acm/certificateValidation", "certificateArn"],
    "what presents it is made before it is issued, and fails",
    { when: ({ inputs }) => inputs.text("validationMethod") === "DNS" },
  ),
  companion("apigateway/domainName", ["route53/record"], "nobody finds the API by its name", {
    keys: {
      wanted: ({ inputs }) => {
        const isDual = inputs.text("endpointConfiguration.ipAddressType") === "dualstack";
        return inputs
          .texts("domainName")
          .flatMap((name) => [`A ${name}`, ...(isDual ? [`AAAA ${name}`] : [])]);
      },
      of: ({ inputs }) => [
        [...inputs.texts("type"), ...inputs.texts("name").map((name) => name.replace(/\.$/, ""))].join(" "),
      ],
    },
  }),
];

/** What runs, and as whom. */
export const programCompanions: readonly CompanionRow[] = [
  companion(
    "ecs/cluster",
    ["ecs/clusterCapacityProviders", "clusterName"],
    "a task that names no launch type finds no capacity",
  ),
  companion(
    "lambda/function",
    ["lambda/functionEventInvokeConfig", "functionName"],
    "an event that fails twice is lost without trace",
    { when: ({ inputs }) => !inputs.has("deadLetterConfig") },
  ),
  companion(
    "iam/role",
    ["iam/rolePolicy|iam/rolePolicyAttachment|iam/rolePoliciesExclusive", "role"],
    "whoever assumes it may do nothing",
  ),
  companion("ecs/service", ["iam/rolePolicy"], "nobody but an administrator can start or stop it", {
    keys: { wanted: () => ["ecs:UpdateService"], of: actionsOfPeople },
  }),
  companion("iam/role", ["iam/rolePolicyAttachment", "role"], "jobs of AWS Backup with this role fail", {
    keys: keyedBy("policyArn", backupPolicies),
  }),
];

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html, read on 2026-11-22. */
function backupPolicies(role: Resource, { graph }: RuleContext): readonly string[] {
  const having = (type: string): readonly Resource[] =>
    graph.ofType(type).filter((each) => targetOf(graph, each, "iamRoleArn", [role.type]).resource === role);
  const selections = having("aws:backup/selection:Selection");
  const restores = having("aws:backup/restoreTestingSelection:RestoreTestingSelection");
  const selectsBuckets = selections.some(({ inputs }) =>
    stringsIn(inputs.list("resources")).some(({ text }) => parseArn(text)?.service === "s3"),
  );
  const restoresBuckets = restores.some(({ inputs }) => inputs.text("protectedResourceType") === "S3");
  return [
    ...(selections.length > 0 ? ["service-role/AWSBackupServiceRolePolicyForBackup"] : []),
    ...(selectsBuckets ? ["AWSBackupServiceRolePolicyForS3Backup"] : []),
    ...(restores.length > 0 ? ["service-role/AWSBackupServiceRolePolicyForRestores"] : []),
    ...(restoresBuckets ? ["AWSBackupServiceRolePolicyForS3Restore"] : []),
  ].map((name) => `arn:aws:iam::aws:policy/${name}`);
}

/** What the policy of a role grants that people assume: principals of the account, who sign in with a second factor. */
function actionsOfPeople(policy: Resource, { graph }: RuleContext): readonly string[] | undefined {
  const role = targetOf(graph, policy, "role", ["aws:iam/role:Role"]).resource;
  const isOfPeople =
    role &&
    statementsOf(role, "trust").some(
      ({ allows, principals }) => allows && principals.some(({ kind }) => kind === "AWS"),
    );
  return isOfPeople
    ? statementsOf(policy, "identity")
        .filter(({ allows }) => allows)
        .flatMap(({ actions }) => actions)
    : undefined;
}
