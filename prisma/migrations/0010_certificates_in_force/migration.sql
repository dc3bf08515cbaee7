-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN "subject" TEXT;
ALTER TABLE "Certificate" ADD COLUMN "supersededAt" DATETIME;

-- AlterTable
ALTER TABLE "Review" ADD COLUMN "next" TEXT;

-- CreateIndex
CREATE INDEX "Certificate_subject_idx" ON "Certificate"("subject");

-- Certificates issued before speak of the studio whose review they came from.
UPDATE "Certificate" SET "subject" = (
    SELECT 'studio:' || "Review"."studioId" FROM "Review" WHERE "Review"."certificate" = "Certificate"."number"
);

-- One that a later one followed says what was.
UPDATE "Certificate" SET "supersededAt" = (
    SELECT MIN("Later"."issuedAt") FROM "Certificate" AS "Later"
    WHERE "Later"."subject" = "Certificate"."subject" AND "Later"."number" > "Certificate"."number"
) WHERE "revokedAt" IS NULL;
