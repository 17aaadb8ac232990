/** A property that an operator or a controller changes after deployment, so that the next `up` leaves it alone. */
export interface RuntimeOwned {
  /** Pulumi type token. */
  readonly type: string;
  readonly properties: readonly string[];
  readonly owner: string;
  readonly reason: string;
}

/** Drives `ignoreChanges` and drift reports (decisions.md section 2); one row a type. */
export const ownedAtRuntime = [
  {
    type: "aws:cognito/userPool:UserPool",
    properties: ["schemas"],
    owner: "Amazon Cognito",
    reason: "attributes can be added and never removed or changed; the service reports them in its own form",
  },
  {
    type: "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
    properties: ["scanType", "rules"],
    owner: "Amazon Inspector",
    reason: "switching it on for ECR makes it the registry's scanner, and its own settings replace these",
  },
  {
    type: "aws:backup/regionSettings:RegionSettings",
    properties: ["resourceTypeOptInPreference", "resourceTypeManagementPreference"],
    owner: "AWS Backup",
    reason: "it answers with every resource type it knows, and learns new ones",
  },
  {
    type: "aws:secretsmanager/secretVersion:SecretVersion",
    properties: ["secretString"],
    owner: "operators, and rotation",
    reason: "the current value is theirs; only the first one is written here",
  },
  {
    type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    properties: ["subnetIds"],
    owner: "Amazon VPC",
    reason: "a subnet that loses its own network ACL is put here",
  },
  {
    type: "aws:lambda/alias:Alias",
    properties: ["functionVersion", "routingConfig"],
    owner: "AWS CodeDeploy",
    reason: "npm run shift has it moved to the newest version, and an alarm moves it back",
  },
  {
    type: "aws:lb/listenerRule:ListenerRule",
    properties: ["actions"],
    owner: "Amazon ECS",
    reason: "a blue/green deployment moves the traffic from one target group of a pair to the other",
  },
  {
    type: "aws:ecs/service:Service",
    properties: ["desiredCount"],
    owner: "Application Auto Scaling, and operators for the trading pair",
    reason: "the number of tasks follows the load, and trading starts and stops by hand",
  },
] as const satisfies readonly RuntimeOwned[];

type OwnedType = (typeof ownedAtRuntime)[number]["type"];

/** The `ignoreChanges` of a type that has a row in `ownedAtRuntime`. */
export function ignoredAtRuntime(type: OwnedType): string[] {
  return ownedAtRuntime.filter((row) => row.type === type).flatMap((row) => [...row.properties]);
}
