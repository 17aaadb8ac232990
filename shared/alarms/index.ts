export { createAlarm } from "./alarm";
export type { AlarmRow, AlarmSubject, AlarmTopics, Runbook } from "./alarm";
export { databaseAlarms } from "./database";
export { functionAlarms } from "./functions";
export { hostAlarm } from "./host";
export { natGatewayAlarm, natInstanceAlarm } from "./nat";
export { queueAlarms } from "./queues";
export { workflowAlarms } from "./workflows";
