import { row } from "./row";

/** The API, its web ACLs and sign-in, the canary, budgets, and what looks for threats. */
export const edgeTypes = [
  // API Gateway's actions are the methods of its own API.
  row(
    "apigateway",
    `aws.apigateway.Account aws.apigateway.Authorizer aws.apigateway.BasePathMapping aws.apigateway.Deployment
     aws.apigateway.DomainName aws.apigateway.Integration aws.apigateway.IntegrationResponse aws.apigateway.Method
     aws.apigateway.MethodResponse aws.apigateway.MethodSettings aws.apigateway.Model aws.apigateway.RequestValidator
     aws.apigateway.Resource aws.apigateway.Response aws.apigateway.RestApi aws.apigateway.Stage aws.apigatewayv2.VpcLink`,
    {
      reads: "GET",
      changes:
        "POST PUT PATCH DELETE SetWebACL AddCertificateToDomain RemoveCertificateFromDomain UpdateRestApiPolicy",
    },
  ),
  row("wafv2", "aws.wafv2.WebAcl aws.wafv2.WebAclAssociation aws.wafv2.WebAclLoggingConfiguration", {
    reads: `GetWebACL GetWebACLForResource GetLoggingConfiguration ListTagsForResource
      cognito-idp:GetWebACLForResource`,
    changes: `CreateWebACL UpdateWebACL DeleteWebACL AssociateWebACL DisassociateWebACL PutLoggingConfiguration
      DeleteLoggingConfiguration TagResource UntagResource
      cognito-idp:AssociateWebACL cognito-idp:DisassociateWebACL
      logs:CreateLogDelivery logs:DeleteLogDelivery logs:DescribeResourcePolicies logs:PutResourcePolicy`,
  }),
  row(
    "cognito-idp",
    `aws.cognito.UserPool aws.cognito.UserPoolClient aws.cognito.UserPoolDomain aws.cognito.ResourceServer
     aws.cognito.UserGroup aws.cognito.RiskConfiguration`,
    {
      reads: `DescribeUserPool GetUserPoolMfaConfig DescribeUserPoolClient DescribeUserPoolDomain DescribeResourceServer
        GetGroup DescribeRiskConfiguration ListTagsForResource`,
      changes: `CreateUserPool UpdateUserPool DeleteUserPool SetUserPoolMfaConfig AddCustomAttributes CreateUserPoolClient
        UpdateUserPoolClient DeleteUserPoolClient CreateUserPoolDomain UpdateUserPoolDomain DeleteUserPoolDomain
        CreateResourceServer UpdateResourceServer DeleteResourceServer CreateGroup UpdateGroup DeleteGroup
        SetRiskConfiguration TagResource UntagResource`,
    },
  ),
  row("synthetics", "aws.synthetics.Canary", {
    reads: "GetCanary ListTagsForResource",
    changes: `CreateCanary UpdateCanary StartCanary StopCanary DeleteCanary TagResource UntagResource
      lambda:PublishLayerVersion lambda:GetLayerVersion lambda:DeleteLayerVersion`,
  }),
  row("budgets", "aws.budgets.Budget", {
    reads: "ViewBudget ListTagsForResource",
    changes: "ModifyBudget TagResource UntagResource",
  }),
  row("ce", "aws.costexplorer.AnomalyMonitor aws.costexplorer.AnomalySubscription", {
    reads: "GetAnomalyMonitors GetAnomalySubscriptions ListTagsForResource",
    changes: `CreateAnomalyMonitor UpdateAnomalyMonitor DeleteAnomalyMonitor CreateAnomalySubscription
      UpdateAnomalySubscription DeleteAnomalySubscription TagResource UntagResource`,
  }),
  row("guardduty", "aws.guardduty.Detector aws.guardduty.DetectorFeature", {
    reads: "GetDetector ListTagsForResource",
    changes: "CreateDetector UpdateDetector DeleteDetector TagResource UntagResource",
  }),
  row("securityhub", "aws.securityhub.Account aws.securityhub.StandardsSubscription", {
    reads: "DescribeHub GetEnabledStandards DescribeStandards",
    changes: `EnableSecurityHub UpdateSecurityHubConfiguration DisableSecurityHub BatchEnableStandards
      BatchDisableStandards`,
  }),
  row("inspector2", "aws.inspector2.Enabler", { reads: "BatchGetAccountStatus", changes: "Enable Disable" }),
  row("access-analyzer", "aws.accessanalyzer.Analyzer", {
    reads: "GetAnalyzer ListTagsForResource",
    changes: "CreateAnalyzer UpdateAnalyzer DeleteAnalyzer TagResource UntagResource",
  }),
  row("config", "aws.cfg.Recorder aws.cfg.RecorderStatus aws.cfg.DeliveryChannel aws.cfg.Rule", {
    reads: `DescribeConfigurationRecorders DescribeConfigurationRecorderStatus DescribeDeliveryChannels DescribeConfigRules
      ListTagsForResource`,
    changes: `PutConfigurationRecorder DeleteConfigurationRecorder StartConfigurationRecorder StopConfigurationRecorder
      PutDeliveryChannel DeleteDeliveryChannel PutConfigRule DeleteConfigRule TagResource UntagResource`,
  }),
];
