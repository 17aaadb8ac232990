import { all, roleHasPolicy, roleTrusts } from "../needs";
import { key, role, securityGroup, subnet, row, refusal, noKey, type OrderRow } from "./row";

const instance = "aws:rds/instance:Instance";
const page = "AmazonRDS/latest/APIReference/API_CreateDBInstance.html";
const noUsableKey = { ...noKey, error: "KMSKeyNotAccessibleFault" };

/** Pairs of the database. Reviewed 2026-11-21. */
export const databaseRows: readonly OrderRow[] = [
  row(
    "aws:rds/subnetGroup:SubnetGroup",
    "subnetIds[]",
    subnet,
    refusal(
      "InvalidSubnet",
      "Some input subnets are invalid",
      "AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html",
    ),
  ),
  row(
    instance,
    "dbSubnetGroupName",
    ["aws:rds/subnetGroup:SubnetGroup"],
    refusal("DBSubnetGroupNotFoundFault", "DB subnet group does not exist", page),
  ),
  row(instance, "parameterGroupName", ["aws:rds/parameterGroup:ParameterGroup"], {
    ...refusal("DBParameterGroupNotFound", "DB parameter group not found", page),
    except: /^default\./,
  }),
  row(
    instance,
    "vpcSecurityGroupIds[]",
    securityGroup,
    refusal("InvalidParameterValue", "Invalid security group", page),
  ),
  row(
    instance,
    "monitoringRoleArn",
    role,
    refusal(
      "InvalidParameterValue",
      "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING",
      "AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html",
    ),
    all(roleTrusts("monitoring.rds.amazonaws.com"), roleHasPolicy),
  ),
  ...["kmsKeyId", "masterUserSecretKmsKeyId", "performanceInsightsKmsKeyId"].map((property) =>
    row(instance, property, key, noUsableKey),
  ),
];
