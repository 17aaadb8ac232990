import { z } from "zod";
import { serviceIds } from "../../inventory/services";
import { facts } from "../facts";
import { pages } from "../fields";

const size = {
  cpu: z.int().register(facts, {
    purpose: "processor units of the task; 1024 are one vCPU",
    allowed: "256, 512, 1024 or 2048, no more than the environment's largest",
    source: `OPEN-16, EDGAR-68, ${pages.fargate}`,
  }),
  memoryMb: z.int().register(facts, {
    purpose: "megabytes of memory of the task",
    allowed: "a whole number that Fargate offers with its processor units",
    source: `OPEN-16, EDGAR-68, ${pages.fargate}`,
  }),
};

const tasks = (purpose: string, extremes = "a whole number from 0"): z.ZodInt =>
  z.int().min(0).max(20).register(facts, { purpose, allowed: extremes, source: "OPEN-16, EDGAR-32" });

const service = z
  .strictObject({
    ...size,
    desired: tasks("tasks to begin with; later the scaling or an operator decides"),
    min: tasks("fewest tasks that the scaling keeps", "a whole number of 0 to desired"),
    max: tasks("most tasks that the scaling starts", "a whole number from desired to 20; 1 for a singleton"),
  })
  .register(facts, {
    purpose: "tasks of one service",
    allowed: "cpu, memoryMb, desired, min and max",
    source: "OPEN-16",
  });

/** Tasks on Fargate (OPEN-16). */
export const containers = z
  .strictObject({
    services: z
      .strictObject(
        Object.fromEntries(serviceIds.map((id) => [id, service.optional()])) as Record<
          (typeof serviceIds)[number],
          z.ZodOptional<typeof service>
        >,
      )
      .register(facts, {
        purpose: "size and number of the tasks of each service on ECS",
        allowed: "the services that run on ECS here: all of them, or the trading pair where there is a host",
        source: "OPEN-16, decisions 5",
      }),
    strategyTasks: z.strictObject(size).register(facts, {
      purpose: "size of the task that runs a strategy",
      allowed: "cpu and memoryMb",
      source: "OPEN-16",
    }),
    deployments: z.enum(["blueGreen", "rolling"]).register(facts, {
      purpose:
        "how a new version of a service behind the load balancer takes over: beside the old one and tried out first, or task by task; singletons always roll",
      allowed: "blueGreen or rolling",
      source: "EDGAR-12, EDGAR-16, decisions 5",
    }),
    bakeMinutes: z.int().min(1).max(1440).register(facts, {
      purpose: "minutes for which the old version waits beside the new one, ready to take over again",
      allowed: "a whole number of 1 to 1440",
      source: "EDGAR-13",
    }),
    serviceConnectTls: z.boolean().register(facts, {
      purpose: "whether services on ECS call one another over TLS, with certificates of a private authority",
      allowed: "true or false; true in prod",
      source: "EDGAR-36, EDGAR-37, decisions 8",
    }),
  })
  .register(facts, {
    purpose: "tasks on Fargate",
    allowed: "services, strategyTasks, deployments, bakeMinutes and serviceConnectTls",
    source: "OPEN-16",
  });

/** The consolidated host (architecture.md 1.3, OPEN-17). */
export const host = z
  .strictObject({
    instanceType: z.string().register(facts, {
      purpose: "instance type of the host that runs four services",
      allowed: "one of the environment's, for example t3.small",
      source: "architecture 1.3, EDGAR-68",
    }),
  })
  .optional()
  .register(facts, {
    purpose: "the consolidated host",
    allowed: "instanceType; required where the services are consolidated, absent otherwise",
    source: "architecture 1.3, OPEN-17",
  });
