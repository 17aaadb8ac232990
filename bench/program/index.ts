import type { Settings } from "../../shared/config";
import { nameOf } from "../mix";
import { functionOf, scheduleOf, taskRoleOf } from "./functions";
import { listen, queueOf, topicOf } from "./messaging";
import { metricOf, securityGroupOf } from "./network";
import { bucketOf, parameterOf, tableOf } from "./storage";
import { unitOf } from "./unit";

function build(scope: Settings, number: number): void {
  const bare = unitOf(number);
  const topic = nameOf(number, "topic", 1);
  const unit = { ...bare, alerts: topicOf(scope, bare, topic) };
  const queues = unit.each("queues", "queue", (name) => queueOf(scope, unit, name));
  queues.forEach((queue) => listen(topic, unit.alerts, queue));
  const [alias] = unit.each("functions", "function", (name) => functionOf(scope, unit, name));
  unit.each("schedules", "schedule", (name) => scheduleOf(unit, name, alias));
  unit.each("roles", "role", (name) => taskRoleOf(scope, unit, name));
  unit.each("buckets", "bucket", (name) => bucketOf(scope, unit, name));
  unit.each("tables", "table", (name) => tableOf(unit, name));
  unit.each("securityGroups", "group", (name) => securityGroupOf(unit, name));
  unit.each("metrics", "metric", (name) => metricOf(unit, name));
  unit.each("parameters", "parameter", (name) => parameterOf(unit, name));
}

/** Registers so many units of `bench/mix.ts`: the Pulumi side of the race. */
export function raceProgram(scope: Settings, units: number): Record<string, unknown> {
  for (let number = 1; number <= units; number += 1) build(scope, number);
  return { units };
}
