-- CreateTable
CREATE TABLE "SecondFactor" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "sealedSecret" TEXT NOT NULL,
    "enrolledAt" DATETIME NOT NULL,
    "lastStep" INTEGER,
    CONSTRAINT "SecondFactor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Second factors, and the codes used up, were claims before.
INSERT INTO "SecondFactor" ("personId", "sealedSecret", "enrolledAt", "lastStep")
SELECT "Person"."id", "Claim"."holder", "Claim"."claimedAt", (
    SELECT MAX(CAST(substr("Used"."key", length('second-factor-code:' || "Person"."id" || ':') + 1) AS INTEGER))
    FROM "Claim" AS "Used"
    WHERE "Used"."key" LIKE 'second-factor-code:' || "Person"."id" || ':%'
)
FROM "Person" JOIN "Claim" ON "Claim"."key" = 'second-factor:' || "Person"."id";

DELETE FROM "Claim" WHERE "key" LIKE 'second-factor:%' OR "key" LIKE 'second-factor-code:%';
