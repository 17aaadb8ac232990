import { declared } from "../graph/lists";
import { Undecidable } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import { statementsOf } from "../iam/documents";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext, Violation } from "../rule";
import { problemOfKey } from "./customer-key";
import { publicSubnetsOf } from "./public-subnets";

export const instanceType = "aws:rds/instance:Instance";
export const clusterType = "aws:rds/cluster:Cluster";
const roleType = "aws:iam/role:Role";
const monitoring = "monitoring.rds.amazonaws.com";
const monitoringPolicy = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole";

/** A replica takes its secret, its backups and its encryption from its source. */
export const isReplica = ({ inputs }: Resource): boolean =>
  inputs.has("replicateSourceDb") || inputs.has("replicationSourceIdentifier");

const isPostgres = ({ inputs }: Resource): boolean => inputs.text("engine")?.includes("postgres") === true;

/** Ends a question to which only PostgreSQL's answer is known here. */
function requirePostgres(subject: Resource, question: string): void {
  if (!isPostgres(subject)) {
    throw new Undecidable(`${question} of ${show(subject.inputs.value("engine"))} is not known here`);
  }
}

const encrypted: Check = function* (subject, context) {
  if (subject.inputs.flag("storageEncrypted") !== true) {
    yield {
      found: "the storage is not encrypted, and cannot be encrypted later",
      expected: "`storageEncrypted: true`",
      control: "encryption at rest",
    };
  } else {
    yield* underCustomerKey(context, subject, "kmsKeyId", "the storage");
  }
};

function* underCustomerKey(
  context: RuleContext,
  subject: Resource,
  property: string,
  what: string,
): Generator<Violation> {
  const problem = context.settings.customerKeys ? problemOfKey(context, subject, property) : undefined;
  if (problem !== undefined) {
    yield { found: `${what} has no customer key: ${problem}`, expected: `\`${property}\` set` };
  }
}

const isPrivate: Check = function* (subject, { graph, requireWhole }) {
  const { inputs } = subject;
  if (inputs.flag("publiclyAccessible") === true) {
    yield { found: "the database has a public address", expected: "`publiclyAccessible: false`" };
  }
  if (!inputs.has("dbSubnetGroupName") && !isReplica(subject)) {
    yield { found: "the database lies in the default VPC", expected: "`dbSubnetGroupName`" };
  }
  const group = targetOf(graph, subject, "dbSubnetGroupName", ["aws:rds/subnetGroup:SubnetGroup"]);
  if (group.kind === "undeclared") {
    requireWhole("the subnet group may be declared in another layer");
    yield {
      found: `the database lies in the subnet group ${group.value}, which nothing declares`,
      expected: "a declared SubnetGroup of the database tier",
    };
  }
  if (group.kind !== "resource") {
    return;
  }
  const open = publicSubnetsOf(graph, group.resource);
  if (open.length > 0) {
    yield {
      found: `the database may be placed in ${open.map(({ name }) => name).join(", ")}, which is public`,
      expected: "subnets of the database tier",
    };
  }
};

const secretManaged: Check = function* (subject, context) {
  const { inputs } = subject;
  const given = ["password", "passwordWo", "masterPassword", "masterPasswordWo"].filter((each) =>
    inputs.has(each),
  );
  if (given.length > 0) {
    yield {
      found: `the master password is given in \`${given.join("`, `")}\`: it lies in the state and never rotates`,
      expected: "`manageMasterUserPassword: true` and no password",
    };
  } else if (inputs.flag("manageMasterUserPassword") === true) {
    yield* underCustomerKey(context, subject, "masterUserSecretKmsKeyId", "the master user's secret");
  } else if (!isReplica(subject)) {
    yield {
      found: "nobody manages the master password",
      expected: "`manageMasterUserPassword: true`",
    };
  }
};

const signedIn: Check = function* ({ inputs }) {
  if (inputs.flag("iamDatabaseAuthenticationEnabled") !== true) {
    yield {
      found: "nobody can sign in by IAM: every client needs a password",
      expected: "`iamDatabaseAuthenticationEnabled: true`",
    };
  }
};

const logged: Check = function* (subject) {
  requirePostgres(subject, "the log");
  if (!subject.inputs.texts("enabledCloudwatchLogsExports").includes("postgresql")) {
    yield {
      found: "the database's log is not exported",
      expected: "`enabledCloudwatchLogsExports` with postgresql",
    };
  }
};

const observed: Check = function* (subject, context) {
  const { inputs } = subject;
  if (inputs.flag("performanceInsightsEnabled") !== true) {
    yield { found: "Performance Insights is off", expected: "`performanceInsightsEnabled: true`" };
  } else {
    yield* underCustomerKey(context, subject, "performanceInsightsKmsKeyId", "Performance Insights");
  }
};

function mayWriteFigures(role: Resource, { graph, place }: RuleContext): boolean {
  const attached = companionsOf(graph, role, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role");
  const arns = attached.map(({ inputs }) => inputs.text("policyArn"));
  const { account, region } = place;
  const stream = ["arn:aws:logs", region, account, "log-group:RDSOSMetrics:log-stream:db-1"].join(":");
  return arns.includes(monitoringPolicy) || mayDo(graph, role, "logs:PutLogEvents", stream);
}

const monitored: Check = function* (subject, context) {
  const { graph } = context;
  if ((subject.inputs.number("monitoringInterval") ?? 0) === 0) {
    yield { found: "enhanced monitoring is off", expected: "`monitoringInterval` of 60 seconds or less" };
    return;
  }
  const role = targetOf(graph, subject, "monitoringRoleArn", [roleType]);
  if (role.kind === "absent") {
    yield { found: "enhanced monitoring has no role: RDS refuses it", expected: "`monitoringRoleArn`" };
  }
  if (role.kind !== "resource") {
    return;
  }
  if (!mayWriteFigures(role.resource, context)) {
    yield {
      found: `${role.resource.name} may not write to RDSOSMetrics: no metric arrives`,
      expected: `${monitoringPolicy}, or logs:PutLogEvents there`,
    };
  }
  const trusts = statementsOf(role.resource, "trust").some(
    ({ allows, principals }) => allows && principals.some(({ value }) => value === monitoring),
  );
  if (!trusts) {
    yield {
      found: `${role.resource.name} does not trust ${monitoring}: no metric arrives`,
      expected: `a trust that admits ${monitoring}`,
    };
  }
};

/** What a parameter group sets; undefined where it leaves a parameter to the engine. */
function settingOf(group: Resource, name: string): string | undefined {
  const parameters = group.inputs.blocks("parameters");
  return parameters.find((parameter) => parameter.text("name") === name)?.text("value");
}

const forcesTls: Check = function* (subject, { graph, requireWhole }) {
  requirePostgres(subject, "TLS");
  const [property, type] =
    subject.type === clusterType
      ? ["dbClusterParameterGroupName", "aws:rds/clusterParameterGroup:ClusterParameterGroup"]
      : ["parameterGroupName", "aws:rds/parameterGroup:ParameterGroup"];
  const group = declared(targetOf(graph, subject, property, [type]), property);
  if (!group) {
    if (subject.inputs.has(property)) {
      requireWhole("the parameter group may be declared in another layer");
    }
    yield {
      found: `no parameter group of this program forces TLS: \`${property}\` is ${show(subject.inputs.raw(property))}`,
      expected: `a declared ${type.replace(/.*:/, "")} with rds.force_ssl`,
    };
    return;
  }
  const least = settingOf(group, "ssl_min_protocol_version");
  if (least !== undefined && !["TLSv1.2", "TLSv1.3"].includes(least)) {
    yield {
      found: `the parameter group sets ssl_min_protocol_version to ${show(least)}: clients may speak a broken TLS`,
      expected: "TLSv1.2 or TLSv1.3",
      resource: group,
    };
  }
  const forced = settingOf(group, "rds.force_ssl");
  if (forced !== "1") {
    yield {
      found: `the parameter group sets rds.force_ssl to ${show(forced)}: clients may connect in clear text`,
      expected: "rds.force_ssl = 1",
      resource: group,
    };
  }
};

const onKnownPort: Check = function* (subject) {
  const port = subject.inputs.number("port");
  if (isPostgres(subject) && port !== undefined && port !== 5432) {
    yield { found: `the database listens on ${port}, which no flow admits`, expected: "port 5432" };
  }
};

/** Names that whoever guesses passwords tries first. */
const guessed = ["admin", "administrator", "master", "postgres", "root"];

const ownAdministrator: Check = function* ({ inputs }) {
  const name = inputs.text("username") ?? inputs.text("masterUsername");
  if (name !== undefined && guessed.includes(name.toLowerCase())) {
    yield { found: `the master user is called ${name}, as everybody's is`, expected: "a name of its own" };
  }
};

/** What `rds-hardened` asks of instances and clusters alike. */
export const databaseChecks: readonly Check[] = [
  encrypted,
  isPrivate,
  secretManaged,
  signedIn,
  logged,
  forcesTls,
  onKnownPort,
  ownAdministrator,
];
/** What `rds-hardened` asks of instances: a cluster's stand in its members. */
export const instanceChecks: readonly Check[] = [observed, monitored];
