import type { Values } from "../../../tools/stand-in/values";
import { clusterArn, functionArn, roleArn, taskArn } from "./compute-ground";
import { noGroup, none, noRole, testReferences, type Reference } from "./references";

const service: Values = { name: "s", cluster: clusterArn, taskDefinition: taskArn };
const traffic: Values = {
  alternateTargetGroupArn: "@tg",
  productionListenerRule: "@rule-tg",
  roleArn: roleArn("ecs"),
};
const balanced = (advancedConfiguration: Values): Values => ({
  ...service,
  loadBalancers: [
    { containerName: "api", containerPort: 8000, targetGroupArn: "@tg", advancedConfiguration },
  ],
});
const hooked = (hook: Values): Values => ({
  ...service,
  deploymentConfiguration: {
    lifecycleHooks: [
      {
        hookTargetArn: functionArn,
        roleArn: roleArn("ecs"),
        lifecycleStages: [],
        ...hook,
      },
    ],
  },
});
const connected = (tls: Values): Values => ({
  ...service,
  serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", tls }] },
});

const rows: readonly Reference[] = [
  ["aws:ecs/service:Service", "cluster", { ...service, cluster: "none" }, "ClusterNotFoundException"],
  [
    "aws:ecs/service:Service",
    "taskDefinition",
    { ...service, taskDefinition: "none:1" },
    "ClientException: TaskDefinition not found",
  ],
  [
    "aws:ecs/service:Service",
    "networkConfiguration.subnets[]",
    { ...service, networkConfiguration: { subnets: ["none"] } },
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "networkConfiguration.securityGroups[]",
    { ...service, networkConfiguration: { subnets: ["@a"], securityGroups: ["none"] } },
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "loadBalancers[].targetGroupArn",
    { ...service, loadBalancers: [{ containerName: "api", containerPort: 8000, targetGroupArn: noGroup }] },
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "loadBalancers[].advancedConfiguration.alternateTargetGroupArn",
    balanced({ ...traffic, alternateTargetGroupArn: noGroup }),
    "InvalidParameterException",
  ],
  ...["productionListenerRule", "testListenerRule"].map((property): Reference => [
    "aws:ecs/service:Service",
    `loadBalancers[].advancedConfiguration.${property}`,
    balanced({ ...traffic, [property]: none("elasticloadbalancing", "listener-rule/none") }),
    "InvalidParameterException",
  ]),
  [
    "aws:ecs/service:Service",
    "loadBalancers[].advancedConfiguration.roleArn",
    balanced({ ...traffic, roleArn: noRole }),
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "deploymentConfiguration.lifecycleHooks[].roleArn",
    hooked({ roleArn: noRole }),
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "deploymentConfiguration.lifecycleHooks[].hookTargetArn",
    hooked({ hookTargetArn: none("lambda", "function:none") }),
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "serviceConnectConfiguration.namespace",
    { ...service, serviceConnectConfiguration: { enabled: true, namespace: "none" } },
    "NamespaceNotFoundException",
  ],
  [
    "aws:ecs/service:Service",
    "serviceConnectConfiguration.services[].tls.issuerCertAuthority.awsPcaAuthorityArn",
    connected({ issuerCertAuthority: { awsPcaAuthorityArn: none("acm-pca", "certificate-authority/none") } }),
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "serviceConnectConfiguration.services[].tls.roleArn",
    connected({ roleArn: noRole }),
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "serviceConnectConfiguration.services[].tls.kmsKey",
    connected({ kmsKey: none("kms", "key/none") }),
    "InvalidParameterException",
  ],
  [
    "aws:ecs/service:Service",
    "serviceRegistries.registryArn",
    { ...service, serviceRegistries: { registryArn: none("servicediscovery", "service/none") } },
    "InvalidParameterException",
  ],
];

describe("stand-in references of ECS services", () => testReferences(rows));
