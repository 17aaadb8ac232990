import type { Cloud, CloudResource } from "../../cloud";
import { alarmsIn } from "../special/watching";
import type { DeletionCase, DeletionRow } from "./row";

const api = (type: string): string =>
  `aws:apigateway/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
const link = "aws:apigatewayv2/vpcLink:VpcLink";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const apiPage = (operation: string): string => `apigateway/latest/api/API_${operation}.html`;

/** What stands in front of the system, and what watches it. Reviewed 2026-11-21. */
export const edgeDeletionRows: readonly DeletionRow[] = [
  {
    type: api("Deployment"),
    hangsOn: [api("Stage")],
    by: "deployment",
    error: "BadRequestException",
    said: "Active stages pointing to this deployment must be moved or deleted",
    source: apiPage("DeleteDeployment"),
  },
  {
    type: api("RestApi"),
    hangsOn: [api("BasePathMapping")],
    by: "restApi",
    error: "BadRequestException",
    said: "Please remove all base path mappings related to the API in your domains",
    source: apiPage("DeleteRestApi"),
  },
  ...(
    [
      ["Authorizer", "authorizerId", "authorizer"],
      ["RequestValidator", "requestValidatorId", "request validator"],
    ] as const
  ).map(([type, by, what]) => ({
    type: api(type),
    hangsOn: [api("Method")],
    by,
    error: "ConflictException",
    said: `Cannot delete ${what}, is referenced in a method`,
    source: apiPage(`Delete${type}`),
  })),
  {
    type: link,
    hangsOn: [api("Integration")],
    by: "connectionId",
    error: "BadRequestException",
    said: "Cannot delete vpc link. Vpc link is referenced by an integration",
    source: "apigateway/latest/developerguide/apigateway-vpc-links-v2.html",
  },
  ...(
    [
      ["aws:ec2/subnet:Subnet", "subnetIds[]", "The subnet has dependencies and cannot be deleted."],
      ["aws:ec2/securityGroup:SecurityGroup", "securityGroupIds[]", "resource has a dependent object"],
    ] as const
  ).map(([type, by, said]) => ({
    type,
    hangsOn: [link],
    by,
    error: "DependencyViolation",
    said,
    source: "apigateway/latest/developerguide/apigateway-vpc-links-v2.html",
  })),
  {
    type: "aws:acm/certificate:Certificate",
    hangsOn: [api("DomainName")],
    by: "regionalCertificateArn",
    error: "ResourceInUseException",
    said: "Certificate is in use.",
    source: "acm/latest/APIReference/API_DeleteCertificate.html",
  },
  {
    type: "aws:wafv2/webAcl:WebAcl",
    hangsOn: ["aws:wafv2/webAclAssociation:WebAclAssociation"],
    by: "webAclArn",
    error: "WAFAssociatedItemException",
    said: "AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource.",
    source: "waf/latest/APIReference/API_DeleteWebACL.html",
  },
  {
    type: "aws:wafv2/ipSet:IpSet",
    hangsOn: ["aws:wafv2/webAcl:WebAcl"],
    by: "rules[].statement.ipSetReferenceStatement.arn",
    error: "WAFAssociatedItemException",
    said: "AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource.",
    source: "waf/latest/APIReference/API_DeleteIPSet.html",
  },
];

/** Reviewed 2026-11-21. */
export const edgeDeletionCases: readonly DeletionCase[] = [
  {
    type: api("Stage"),
    heldBy: (held, cloud) =>
      cloud
        .list(api("BasePathMapping"))
        .filter(
          ({ inputs }) =>
            inputs.restApi === held.inputs.restApi && inputs.stageName === held.inputs.stageName,
        ),
    error: "BadRequestException",
    said: "Please remove all base path mappings related to the stage in your domains",
    source: apiPage("DeleteStage"),
  },
  ...["aws:cloudwatch/metricAlarm:MetricAlarm", composite].map((type) => ({
    type,
    heldBy: (held: CloudResource, cloud: Cloud) =>
      cloud.list(composite).filter(({ inputs }) => alarmsIn(inputs.alarmRule).includes(held.name ?? "")),
    error: "ValidationError",
    said: "Cannot delete an alarm as there are composite alarm(s) depending on it.",
    source: "AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html",
  })),
  {
    type: "aws:s3/bucket:Bucket",
    heldBy: (held, cloud) =>
      held.inputs.forceDestroy === true
        ? []
        : cloud
            .list("aws:s3/bucketObjectv2:BucketObjectv2")
            .filter(({ inputs }) => inputs.bucket === held.id),
    error: "BucketNotEmpty",
    said: "The bucket you tried to delete is not empty",
    source: "AmazonS3/latest/API/API_DeleteBucket.html",
  },
  {
    type: "aws:cfg/deliveryChannel:DeliveryChannel",
    heldBy: (_held, cloud) =>
      cloud.list("aws:cfg/recorderStatus:RecorderStatus").filter(({ inputs }) => inputs.isEnabled === true),
    error: "LastDeliveryChannelDeleteFailedException",
    said: "Failed to delete last specified delivery channel, because there is a running configuration recorder.",
    source: "config/latest/APIReference/API_DeleteDeliveryChannel.html",
  },
];
