import type { Statement } from "./document";
import { statementOf } from "./document";

/**
 * What managed policies of AWS say that roles of this program have, as read on 2026-11-21: a right that is not there
 * is then known not to be. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/
 */
const policies: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
    [
      "ec2:AssignPrivateIpAddresses",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:UnassignPrivateIpAddresses",
    ],
  ],
  [
    "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
    [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:FilterLogEvents",
      "logs:GetLogEvents",
      "logs:PutLogEvents",
    ],
  ],
]);

/** The statements of a managed policy of AWS; undefined for one that is not listed. */
export function managedStatements(arn: string): readonly Statement[] | undefined {
  const actions = policies.get(arn);
  return actions && [statementOf({ Action: [...actions], Resource: "*" }, 0)];
}
