import type { Settings } from "../../shared/config";
import { functionOf, scheduleOf, taskRoleOf } from "./functions";
import { queueOf, topicOf } from "./messaging";
import { metricOf, securityGroupOf } from "./network";
import { bucketOf, parameterOf, tableOf } from "./storage";
import { unitOf } from "./unit";

/** Registers so many units of `bench/mix.ts`: the Pulumi side of the race. */
export function raceProgram(scope: Settings, units: number): Record<string, unknown> {
  for (let number = 1; number <= units; number += 1) {
    const unit = unitOf(number);
    const [alias] = unit.each("functions", "function", (name) => functionOf(scope, unit, name));
    unit.each("schedules", "schedule", (name) => scheduleOf(name, alias));
    unit.each("roles", "role", (name) => taskRoleOf(scope, unit, name));
    const [queue] = unit.each("queues", "queue", (name) => queueOf(scope, unit, name));
    unit.each("buckets", "bucket", (name) => bucketOf(scope, name));
    unit.each("tables", "table", tableOf);
    unit.each("topics", "topic", (name) => topicOf(scope, unit, name, queue));
    unit.each("securityGroups", "group", securityGroupOf);
    unit.each("metrics", "metric", metricOf);
    unit.each("parameters", "parameter", parameterOf);
  }
  return { units };
}
