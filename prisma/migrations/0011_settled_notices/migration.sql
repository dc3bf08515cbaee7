-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "settledAt" DATETIME;
ALTER TABLE "Notice" ADD COLUMN "startsAt" DATETIME;

-- What was published before is shown from its publication on.
UPDATE "Notice" SET "startsAt" = "publishedAt";

-- Decisions were taken already by what these announced.
UPDATE "Notice" SET "settledAt" = "endsAt" WHERE "phase" = 'closed' AND "subject" IN (
    SELECT 'cycle:' || "Review"."cycleId" FROM "Review" WHERE "Review"."phase" = 'decided'
);
