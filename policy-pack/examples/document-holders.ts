import type { Example, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { allow } from "./iam";
import { wrong } from "./policy-forms";
import { other } from "./trust";

/** Types that hold a document in a property that is called `policy`. */
const policyHolders = [
  ...["iam/policy:Policy", "iam/rolePolicy:RolePolicy", "iam/userPolicy:UserPolicy"],
  ...["iam/groupPolicy:GroupPolicy", "s3/bucketPolicy:BucketPolicy", "s3/accessPoint:AccessPoint"],
  ...["kms/replicaKey:ReplicaKey", "kms/externalKey:ExternalKey", "kms/keyPolicy:KeyPolicy"],
  ...["sqs/queuePolicy:QueuePolicy", "sns/topicPolicy:TopicPolicy"],
  ...["ecr/repositoryPolicy:RepositoryPolicy", "ecr/registryPolicy:RegistryPolicy"],
  ...["secretsmanager/secretPolicy:SecretPolicy", "dynamodb/resourcePolicy:ResourcePolicy"],
  ...["backup/vaultPolicy:VaultPolicy", "cloudwatch/eventBusPolicy:EventBusPolicy"],
  ...["apigateway/restApiPolicy:RestApiPolicy", "ec2/vpcEndpointPolicy:VpcEndpointPolicy"],
];
/** Types that hold one in a property of another name. */
const otherHolders: readonly (readonly [type: string, property: string])[] = [
  ["iam/role:Role", "assumeRolePolicy"],
  ["ecr/repositoryCreationTemplate:RepositoryCreationTemplate", "repositoryPolicy"],
  ["codeartifact/domainPermissions:DomainPermissions", "policyDocument"],
  ["codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy", "policyDocument"],
  ["cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument"],
];

/** Policies that are too wide, in every type that holds one. */
export const wideDocuments: readonly ViolatingExample[] = [
  ...policyHolders.map((type) => [type, "policy"] as const),
  ...otherHolders,
].map(([type, property]) =>
  wrong(`Every action of a service in a ${type.replace(/.*:/, "")}`, "dynamodb:*", {
    type: `aws:${type}`,
    name: "holder",
    inputs: { [property]: policy(allow({ Action: "dynamodb:*", Principal: { AWS: other } })) },
  }),
);

/** What is no document, where an endpoint holds it. */
export const malformedEndpoint: ViolatingExample = wrong(
  "Text that is no document, for an endpoint",
  "it is not a JSON object",
  {
    type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
    name: "endpoint-policy",
    inputs: { vpcEndpointId: "vpce-0a1b2c3d4e5f60718", policy: "{" },
  },
);

/** What may hold a document and holds none. */
export const withoutDocument: Example = {
  title: "A template of repositories without a policy of its own",
  resources: [
    {
      type: "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
      name: "template",
      inputs: { prefix: "tradai" },
    },
  ],
};
