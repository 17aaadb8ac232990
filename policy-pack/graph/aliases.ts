/**
 * Types of `@pulumi/aws` 7 that exist twice for one AWS resource, by the pattern of their token. Read from the
 * SDK's own `aliases` and deprecations of version 7.48.0; a test derives them again from the installed one. Every
 * rule sees only the second form.
 */
const families: readonly (readonly [RegExp, string])[] = [
  [/aws:(?:alb|elasticloadbalancingv2|applicationloadbalancing)\//, "aws:lb/"],
  // Stryker disable next-line StringLiteral: held by test/policies/graph.test.ts; no rule reads these types
  [/aws:elasticloadbalancing\//, "aws:elb/"],
  [/aws:s3\/(bucket\w*)V2:(\w+)V2/, "aws:s3/$1:$2"],
  // Stryker disable next-line Regex,StringLiteral: held by test/policies/type-aliases.test.ts; no rule reads these types
  [/aws:workspaces\/web(\w+):Web/, "aws:workspacesweb/$1:"],
];

/** The pairs that no family covers. */
const pairs: Readonly<Record<string, string>> = {
  "aws:s3/bucketObjectv2:BucketObjectv2": "aws:s3/bucketObject:BucketObject",
  "aws:s3/BucketObject:BucketObject": "aws:s3/bucketObject:BucketObject",
  // A client that another service created, with the settings of any client.
  "aws:cognito/managedUserPoolClient:ManagedUserPoolClient": "aws:cognito/userPoolClient:UserPoolClient",
  // An instance at another price, with the arguments of any instance.
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": "aws:ec2/instance:Instance",
  // Stryker disable StringLiteral: held by test/policies/type-aliases.test.ts; no rule reads these types
  "aws:ec2/encryptionControl:EncryptionControl": "aws:ec2/vpcEncryptionControl:VpcEncryptionControl",
  "aws:ec2/transitGatewayPeeringAttachmentAccepter:TransitGatewayPeeringAttachmentAccepter":
    "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
  "aws:lambda/microvmsImage:MicrovmsImage": "aws:lambdamicrovms/image:Image",
  "aws:chime/voiceConnectorOrganization:VoiceConnectorOrganization":
    "aws:chime/voiceConnectorOrigination:VoiceConnectorOrigination",
  "aws:directoryservice/conditionalForwader:ConditionalForwader":
    "aws:directoryservice/conditionalForwarder:ConditionalForwarder",
  "aws:directoryservice/logService:LogService": "aws:directoryservice/logSubscription:LogSubscription",
  "aws:ses/confgurationSet:ConfgurationSet": "aws:ses/configurationSet:ConfigurationSet",
  // Stryker restore StringLiteral
};

/** The one token by which rules know a type. */
export function canonicalType(type: string): string {
  const pair = pairs[type];
  if (pair !== undefined) {
    return pair;
  }
  const family = families.find(([pattern]) => pattern.test(type));
  // Stryker disable next-line Regex: held by test/policies/type-aliases.test.ts; WorkSpaces alone writes a capital there
  return family ? type.replace(family[0], family[1]).replace(/\/\w/, (first) => first.toLowerCase()) : type;
}
