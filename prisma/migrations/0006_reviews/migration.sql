-- AlterTable
ALTER TABLE "Grant" ADD COLUMN "cycleId" TEXT;

-- AlterTable
ALTER TABLE "Seat" ADD COLUMN "personId" TEXT;

-- AlterTable
ALTER TABLE "Studio" ADD COLUMN "leadGoneOn" TEXT;
ALTER TABLE "Studio" ADD COLUMN "unitClosedOn" TEXT;

-- AlterTable
ALTER TABLE "StudioMember" ADD COLUMN "personId" TEXT;

-- CreateTable
CREATE TABLE "ReviewCycle" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'preparing',
    "scheme" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "panelId" TEXT,
    "noticeId" TEXT,
    "sample" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cycleId" TEXT NOT NULL,
    "studioId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "zoneCode" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "star" INTEGER NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'invited',
    "figures" TEXT NOT NULL,
    "declared" TEXT NOT NULL DEFAULT '{}',
    "confirmed" TEXT NOT NULL DEFAULT '[]',
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "filedAt" DATETIME,
    "recommended" BOOLEAN,
    "checkNote" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "total" TEXT,
    "rating" TEXT,
    "decidedOn" TEXT,
    "certificate" TEXT,
    CONSTRAINT "Review_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "ReviewCycle" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Review_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Studio" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewStatement" (
    "reviewId" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("reviewId", "item"),
    CONSTRAINT "ReviewStatement_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewExpert" (
    "cycleId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "unitId" TEXT,
    "zoneCode" TEXT,
    "declared" TEXT NOT NULL DEFAULT '[]',
    "withdrawnAt" DATETIME,
    "withdrawReason" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("cycleId", "personId"),
    CONSTRAINT "ReviewExpert_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "ReviewCycle" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReviewExpert_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'draft',
    "period" TEXT NOT NULL,
    "answerIn" TEXT NOT NULL,
    "publishedAt" DATETIME,
    "endsAt" DATETIME,
    "corrects" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "sample" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "NoticeLine" (
    "noticeId" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "concerned" TEXT NOT NULL DEFAULT '[]',

    PRIMARY KEY ("noticeId", "line"),
    CONSTRAINT "NoticeLine_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noticeId" TEXT NOT NULL,
    "line" TEXT,
    "by" TEXT NOT NULL,
    "sealedName" TEXT NOT NULL,
    "sealedPhone" TEXT NOT NULL,
    "sealedReason" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "ruling" TEXT,
    "ruledBy" TEXT,
    "ruledAt" DATETIME,
    "codeHash" TEXT NOT NULL,
    CONSTRAINT "Objection_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkDay" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "isWorkday" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "ServiceMap" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "approval" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DoublingTarget" (
    "year" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "target" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "DutyFeed" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "studioId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Contest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "editionId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "industry" TEXT,
    "level" TEXT NOT NULL DEFAULT 'city',
    "leadsTo" TEXT,
    "ordinal" INTEGER NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'registration',
    "registrationOpensAt" DATETIME NOT NULL,
    "registrationClosesAt" DATETIME NOT NULL,
    "quotaPerZone" INTEGER NOT NULL,
    "hasBoard" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "Contest_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Contest" ("editionId", "id", "industry", "leadsTo", "level", "name", "nameEn", "ordinal", "phase", "quotaPerZone", "registrationClosesAt", "registrationOpensAt", "slug") SELECT "editionId", "id", "industry", "leadsTo", "level", "name", "nameEn", "ordinal", "phase", "quotaPerZone", "registrationClosesAt", "registrationOpensAt", "slug" FROM "Contest";
DROP TABLE "Contest";
ALTER TABLE "new_Contest" RENAME TO "Contest";
CREATE UNIQUE INDEX "Contest_editionId_slug_key" ON "Contest"("editionId", "slug");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ReviewCycle_year_idx" ON "ReviewCycle"("year");

-- CreateIndex
CREATE INDEX "ReviewCycle_phase_idx" ON "ReviewCycle"("phase");

-- CreateIndex
CREATE INDEX "Review_studioId_idx" ON "Review"("studioId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_cycleId_studioId_key" ON "Review"("cycleId", "studioId");

-- CreateIndex
CREATE INDEX "ReviewExpert_personId_idx" ON "ReviewExpert"("personId");

-- CreateIndex
CREATE INDEX "Notice_subject_idx" ON "Notice"("subject");

-- CreateIndex
CREATE INDEX "Notice_phase_idx" ON "Notice"("phase");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_codeHash_key" ON "Objection"("codeHash");

-- CreateIndex
CREATE INDEX "Objection_noticeId_status_idx" ON "Objection"("noticeId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "DutyFeed_studioId_personId_key" ON "DutyFeed"("studioId", "personId");
