import type { LayerContext } from "../shared/components";
import { callersOf } from "./endpoint-callers";

/** Parameters, and where there are instances what their SSM agent calls on its own. */
function ssm({ arns, settings }: LayerContext): string {
  const parameters = callersOf(settings)
    .may(["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"])
    .on(arns.parameters())
    .because("Read the parameters of this environment");
  if (settings.services === "fargate" && settings.network.nat === "gateway") return parameters.json();
  return parameters
    .may(["ssm:ListInstanceAssociations", "ssm:UpdateInstanceInformation"])
    .on(arns.anyEc2("instance"))
    .because("Let an instance be reached by a session")
    .mayWithoutResource(
      ["ssm:ListAssociations", "ssm:PutInventory"],
      "Report what is installed, which has no resource",
    )
    .json();
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html */
function ssmmessages({ settings }: LayerContext): string {
  return callersOf(settings)
    .mayWithoutResource(
      [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      "Open the channels of a session, which have no resource",
    )
    .json();
}

function ec2messages({ settings }: LayerContext): string {
  return callersOf(settings)
    .mayWithoutResource(
      [
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetEndpoint",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
      ],
      "Take commands for an instance, which have no resource",
    )
    .json();
}

/** Endpoints through which people reach instances and containers. */
export const sessionPolicies = { ssm, ssmmessages, ec2messages };
