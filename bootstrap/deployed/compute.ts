import { row } from "./row";

/** Functions, containers, workflows, images and packages, and how new versions reach callers. */
export const computeTypes = [
  row("lambda", "aws.lambda.Function", {
    reads:
      "GetFunction GetFunctionConfiguration GetFunctionCodeSigningConfig ListVersionsByFunction ListTags",
    // The function's image, network and file are looked at with the rights of whoever makes it.
    changes: `CreateFunction UpdateFunctionCode UpdateFunctionConfiguration PublishVersion PutFunctionConcurrency
      DeleteFunctionConcurrency DeleteFunction TagResource UntagResource`,
  }),
  row("lambda", "aws.lambda.Alias aws.lambda.ProvisionedConcurrencyConfig", {
    reads: "GetAlias GetProvisionedConcurrencyConfig",
    changes: `CreateAlias UpdateAlias DeleteAlias PutProvisionedConcurrencyConfig DeleteProvisionedConcurrencyConfig`,
  }),
  row("lambda", "aws.lambda.EventSourceMapping", {
    reads: "GetEventSourceMapping",
    changes: "CreateEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping",
  }),
  row("lambda", "aws.lambda.FunctionEventInvokeConfig aws.lambda.Permission", {
    reads: "GetFunctionEventInvokeConfig GetPolicy",
    changes: `PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig AddPermission
      RemovePermission`,
  }),
  // The last line is what `npm run shift` calls besides.
  row("codedeploy", "aws.codedeploy.Application aws.codedeploy.DeploymentGroup", {
    reads: "GetApplication GetDeploymentGroup ListTagsForResource",
    changes: `CreateApplication UpdateApplication DeleteApplication CreateDeploymentGroup UpdateDeploymentGroup
      DeleteDeploymentGroup TagResource UntagResource
      CreateDeployment GetDeployment GetDeploymentConfig ListDeployments GetApplicationRevision RegisterApplicationRevision`,
  }),
  row("ecs", "aws.ecs.Cluster aws.ecs.ClusterCapacityProviders", {
    reads: "DescribeClusters",
    changes:
      "CreateCluster UpdateCluster UpdateClusterSettings PutClusterCapacityProviders DeleteCluster TagResource UntagResource",
  }),
  row("ecs", "aws.ecs.Service", {
    reads: "DescribeServices DescribeServiceDeployments DescribeServiceRevisions ListServiceDeployments",
    changes: "CreateService UpdateService DeleteService",
  }),
  row("ecs", "aws.ecs.TaskDefinition", {
    reads: "DescribeTaskDefinition",
    changes: "RegisterTaskDefinition DeregisterTaskDefinition",
  }),
  row("application-autoscaling", "aws.appautoscaling.Target aws.appautoscaling.Policy", {
    reads: "DescribeScalableTargets DescribeScalingPolicies ListTagsForResource",
    changes: `RegisterScalableTarget DeregisterScalableTarget PutScalingPolicy DeleteScalingPolicy TagResource UntagResource`,
  }),
  row("states", "aws.sfn.StateMachine", {
    // A definition that changes is validated by the preview already.
    reads: "DescribeStateMachine ListStateMachineVersions ListTagsForResource ValidateStateMachineDefinition",
    changes: "CreateStateMachine UpdateStateMachine DeleteStateMachine TagResource UntagResource",
  }),
  // The last two lines are what a push and a pull through the cache call (.github/scripts/push-images.sh).
  row("ecr", "awsx.ecr.Repository aws.ecr.Repository aws.ecr.RepositoryPolicy aws.ecr.LifecyclePolicy", {
    reads: "DescribeRepositories GetRepositoryPolicy GetLifecyclePolicy ListTagsForResource",
    changes: `CreateRepository DeleteRepository PutImageScanningConfiguration PutImageTagMutability SetRepositoryPolicy
      DeleteRepositoryPolicy PutLifecyclePolicy DeleteLifecyclePolicy TagResource UntagResource
      GetAuthorizationToken BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer InitiateLayerUpload
      UploadLayerPart CompleteLayerUpload PutImage BatchImportUpstreamImage`,
  }),
  row(
    "ecr",
    "aws.ecr.PullThroughCacheRule aws.ecr.RegistryScanningConfiguration aws.ecr.RepositoryCreationTemplate",
    {
      reads: `DescribePullThroughCacheRules GetRegistryScanningConfiguration DescribeRepositoryCreationTemplates`,
      changes: `CreatePullThroughCacheRule UpdatePullThroughCacheRule DeletePullThroughCacheRule
        PutRegistryScanningConfiguration CreateRepositoryCreationTemplate UpdateRepositoryCreationTemplate
        DeleteRepositoryCreationTemplate`,
    },
  ),
  row(
    "codeartifact",
    `aws.codeartifact.Domain aws.codeartifact.DomainPermissions aws.codeartifact.Repository
     aws.codeartifact.RepositoryPermissionsPolicy`,
    {
      reads: `DescribeDomain GetDomainPermissionsPolicy DescribeRepository GetRepositoryPermissionsPolicy ListTagsForResource`,
      changes: `CreateDomain DeleteDomain PutDomainPermissionsPolicy DeleteDomainPermissionsPolicy CreateRepository
        UpdateRepository DeleteRepository PutRepositoryPermissionsPolicy DeleteRepositoryPermissionsPolicy
        AssociateExternalConnection DisassociateExternalConnection TagResource UntagResource`,
    },
  ),
];
