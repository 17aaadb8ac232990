import { EC2Client, paginateDescribeInstances, paginateDescribeInstanceTypes } from "@aws-sdk/client-ec2";
import type { _InstanceType as InstanceType, Instance } from "@aws-sdk/client-ec2";
import { paginateDescribeDBInstances, RDSClient } from "@aws-sdk/client-rds";
import { serviceRows } from "../../../shared/inventory/services";
import type { Patient } from "../check";
import { ofType, textOf } from "../planned";
import { isOurs } from "../tags";
import { serviceQuota } from "./service-quotas";

/** Units of processor in one vCPU. */
const unitsPerVcpu = 1024;

/**
 * vCPUs of tasks on Fargate at most: every service at its largest, a second set of those that deploy beside themselves (all
 * but singletons), and one run of each strategy. What others run is not asked: tasks tell no vCPUs without one call each.
 */
function fargateVcpus({ settings: { containers, strategies } }: Patient): number {
  const units = Object.entries(containers.services).map(([id, size]) => {
    const isSingleton = serviceRows.find((row) => row.id === id)?.singleton ?? false;
    return size === undefined ? 0 : size.cpu * (size.max + (isSingleton ? 0 : size.desired));
  });
  const all = units.reduce((sum, each) => sum + each, strategies.length * containers.strategyTasks.cpu);
  return Math.ceil(all / unitsPerVcpu);
}

/** Instance types of the planned groups, once for each instance that a group may have. */
function plannedInstances({ plan }: Patient): readonly string[] {
  const templates = ofType(plan, "aws:ec2/launchTemplate:LaunchTemplate");
  return ofType(plan, "aws:autoscaling/group:Group").flatMap((group) => {
    const { id } = (group.inputs.launchTemplate ?? {}) as { readonly id?: unknown };
    const template = templates.find(({ name }) => id === `id-of-${name}`);
    const type = template && textOf(template, "instanceType");
    return type === undefined ? [] : Array<string>(Number(group.inputs.maxSize)).fill(type);
  });
}

async function instanceVcpus(patient: Patient): Promise<number> {
  const instances = plannedInstances(patient);
  if (instances.length === 0) return 0;
  const asked = { InstanceTypes: [...new Set(instances)] as InstanceType[] };
  const vcpus = new Map<string, number>();
  for await (const { InstanceTypes = [] } of paginateDescribeInstanceTypes(
    { client: patient.aws.client(EC2Client) },
    asked,
  )) {
    for (const { InstanceType: type, VCpuInfo } of InstanceTypes) {
      vcpus.set(String(type), VCpuInfo?.DefaultVCpus ?? 0);
    }
  }
  return instances.reduce((sum, type) => sum + (vcpus.get(type) ?? 0), 0);
}

/** Whether the quota of standard on-demand instances counts an instance: A, C, D, H, I, M, R, T and Z. */
function isStandard({ InstanceType: type, InstanceLifecycle }: Instance): boolean {
  return InstanceLifecycle === undefined && /^[acdhimrtz]\d|^(?:im|is)\d/.test(type ?? "");
}

async function otherVcpus({ aws, settings }: Patient): Promise<number> {
  const asked = { Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }] };
  let vcpus = 0;
  for await (const { Reservations = [] } of paginateDescribeInstances(
    { client: aws.client(EC2Client) },
    asked,
  )) {
    const others = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
      (instance) => isStandard(instance) && !isOurs(settings, instance.Tags),
    );
    for (const { CpuOptions } of others)
      vcpus += (CpuOptions?.CoreCount ?? 0) * (CpuOptions?.ThreadsPerCore ?? 1);
  }
  return vcpus;
}

async function otherDatabases({ aws, settings }: Patient): Promise<number> {
  let others = 0;
  for await (const { DBInstances = [] } of paginateDescribeDBInstances(
    { client: aws.client(RDSClient) },
    {},
  )) {
    others += DBInstances.filter(({ TagList }) => !isOurs(settings, TagList)).length;
  }
  return others;
}

/**
 * Quotas of what runs tasks, instances and databases
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html,
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html).
 */
export const computingQuotas = [
  serviceQuota("fargate", "L-3032A538", {
    about: "Fargate On-Demand vCPU resource count",
    needed: fargateVcpus,
  }),
  serviceQuota("ec2", "L-1216C47A", {
    about: "vCPUs of On-Demand Standard instances",
    needed: instanceVcpus,
    others: otherVcpus,
  }),
  serviceQuota("rds", "L-7B6409FD", {
    about: "DB instances",
    needed: ({ plan }) => ofType(plan, "aws:rds/instance:Instance").length,
    others: otherDatabases,
  }),
];
