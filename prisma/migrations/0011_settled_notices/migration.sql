-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "settledAt" DATETIME;
ALTER TABLE "Notice" ADD COLUMN "startsAt" DATETIME;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_NoticeLine" (
    "noticeId" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL,
    "concerned" TEXT NOT NULL DEFAULT '[]',

    PRIMARY KEY ("noticeId", "line"),
    CONSTRAINT "NoticeLine_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_NoticeLine" ("concerned", "detail", "line", "noticeId", "ordinal", "title") SELECT "concerned", "detail", "line", "noticeId", "ordinal", "title" FROM "NoticeLine";
DROP TABLE "NoticeLine";
ALTER TABLE "new_NoticeLine" RENAME TO "NoticeLine";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;


-- What was published before is shown from its publication on.
UPDATE "Notice" SET "startsAt" = "publishedAt";

-- Decisions were taken already by what these announced.
UPDATE "Notice" SET "settledAt" = "endsAt" WHERE "phase" = 'closed' AND "subject" IN (
    SELECT 'cycle:' || "Review"."cycleId" FROM "Review" WHERE "Review"."phase" = 'decided'
);
