/** The six services, each with one image repository and one discovery name (architecture.md 1.1 and 1.3). */
export const serviceIds = [
  "backend-api",
  "data-collection",
  "strategy-service",
  "mlflow",
  "live-trading",
  "dry-run-trading",
] as const;

export type ServiceId = (typeof serviceIds)[number];
