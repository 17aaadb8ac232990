/** Tiers of subnets, from the internet inwards (architecture.md 1.2). */
export const tiers = ["public", "private", "database"] as const;
export type Tier = (typeof tiers)[number];
