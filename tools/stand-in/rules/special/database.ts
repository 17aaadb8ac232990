import { textOf, valuesAt, type Value } from "../../values";
import { named, special, type SpecialCase } from "./case";

const instance = "aws:rds/instance:Instance";
const group = "aws:cloudwatch/logGroup:LogGroup";
const createPage = "AmazonRDS/latest/APIReference/API_CreateDBInstance.html";
const combination = "InvalidParameterCombination";

const enoughZones = special(
  "aws:rds/subnetGroup:SubnetGroup",
  "DBSubnetGroupDoesNotCoverEnoughAZs",
  "AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  ({ inputs }, cloud) => {
    const subnets = valuesAt(inputs, "subnetIds[]").flatMap((id) =>
      named(cloud, ["aws:ec2/subnet:Subnet"], id),
    );
    const zones = new Set(subnets.map(({ outputs }) => textOf(outputs.availabilityZone)));
    // AWS chooses the zone of a subnet that names none.
    if (zones.size >= 2 || zones.has("")) return subnets;
    return {
      said:
        "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. " +
        `Current AZ coverage: ${[...zones].join(", ")}. Add subnets to cover at least 2 AZs.`,
    };
  },
);

const oneMasterPassword = special(
  instance,
  combination,
  "AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
  ({ inputs }) =>
    inputs.manageMasterUserPassword === true &&
    (textOf(inputs.password) ?? textOf(inputs.passwordWo)) !== undefined
      ? {
          said: "You can't specify MasterUserPassword for an instance with ManageMasterUserPassword enabled.",
        }
      : [],
);

const monitored = (interval: Value | undefined): boolean => typeof interval === "number" && interval > 0;

const monitoringRole = special(
  instance,
  combination,
  "AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html",
  ({ inputs }) =>
    monitored(inputs.monitoringInterval) && (textOf(inputs.monitoringRoleArn) ?? "") === ""
      ? {
          said: "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
        }
      : [],
);

/** PostgreSQL's families are named after the major version: `postgres16`. */
const fittingFamily = special(instance, combination, createPage, ({ inputs }, cloud) => {
  const [parameters] = named(cloud, ["aws:rds/parameterGroup:ParameterGroup"], inputs.parameterGroupName);
  const version = textOf(inputs.engineVersion);
  if (parameters === undefined || version === undefined || inputs.engine !== "postgres") return [];
  const [family, wanted] = [textOf(parameters.inputs.family) ?? "", `postgres${version.split(".")[0] ?? ""}`];
  if (family === wanted) return [parameters];
  return {
    said:
      `The parameter group ${parameters.id} with DBParameterGroupFamily ${family} can't be used for this instance. ` +
      `Use a parameter group with DBParameterGroupFamily ${wanted}.`,
  };
});

/** The log groups that RDS writes to, as it names them. */
const groupsOf = (inputs: Record<string, Value>): string[] => [
  ...valuesAt(inputs, "enabledCloudwatchLogsExports[]").map(
    (log) => `/aws/rds/instance/${textOf(inputs.identifier) ?? ""}/${textOf(log) ?? ""}`,
  ),
  ...(monitored(inputs.monitoringInterval) ? ["RDSOSMetrics"] : []),
];

/** The groups that the program declares must come before the instance, which would make them itself. */
const groupsFirst = special(
  instance,
  "ResourceAlreadyExistsException",
  "AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
  ({ inputs }, cloud) => groupsOf(inputs).flatMap((name) => named(cloud, [group], name)),
);

const groupOfInstance = special(
  group,
  "ResourceAlreadyExistsException",
  "AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
  ({ inputs, own }, cloud) => {
    const name = textOf(inputs.name) ?? "";
    const maker = cloud.list(instance).find((database) => groupsOf(database.inputs).includes(name));
    if (own !== undefined || maker === undefined) return [];
    return {
      said: "The specified log group already exists",
      hint: `'${name}' was made by RDS for ${maker.id}: the instance has to wait for it, state it with dependsOn`,
    };
  },
);

/** Reviewed 2026-11-21. */
export const databaseCases: readonly SpecialCase[] = [
  enoughZones,
  oneMasterPassword,
  monitoringRole,
  fittingFamily,
  groupsFirst,
  groupOfInstance,
];
