-- CreateTable
CREATE TABLE "Scope" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "headHash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Event" (
    "scopeId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "opId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "device" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "payloadDigest" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "payload" TEXT,
    "salt" TEXT,

    PRIMARY KEY ("scopeId", "seq"),
    CONSTRAINT "Event_scopeId_fkey" FOREIGN KEY ("scopeId") REFERENCES "Scope" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OpAnswer" (
    "actor" TEXT NOT NULL,
    "opId" TEXT NOT NULL,
    "requestDigest" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "answeredAt" DATETIME NOT NULL,

    PRIMARY KEY ("actor", "opId")
);

-- CreateTable
CREATE TABLE "Claim" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "scopeId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "claimedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Edition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'programme'
);

-- CreateTable
CREATE TABLE "Zone" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "editionId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    CONSTRAINT "Zone_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "creditCode" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Contest" (
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
    CONSTRAINT "Contest_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RuleSetVersion" (
    "contestId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" TEXT NOT NULL,
    "reason" TEXT,
    "frozenAt" DATETIME,

    PRIMARY KEY ("contestId", "version"),
    CONSTRAINT "RuleSetVersion_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Stage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contestId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "phase" TEXT NOT NULL DEFAULT 'pending',
    "commitment" TEXT,
    "rosterDigest" TEXT,
    "sealedSeed" TEXT,
    "revealedSeed" TEXT,
    CONSTRAINT "Stage_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sealedName" TEXT NOT NULL,
    "sealedIdentity" TEXT,
    "identityKey" TEXT,
    "sealedPhone" TEXT,
    "phoneKey" TEXT,
    "passwordHash" TEXT,
    "language" TEXT NOT NULL DEFAULT 'zh',
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "editionId" TEXT,
    "zoneId" TEXT,
    "contestId" TEXT,
    CONSTRAINT "Grant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignIn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "SignIn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "blockedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "ResetCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "ResetCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "zoneId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "entryCode" TEXT,
    "consentAt" DATETIME NOT NULL,
    "returnReason" TEXT,
    "answer" TEXT,
    "submittedAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Entry_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Entry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Entry_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "Zone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Entry_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Entrant" (
    "codeId" TEXT NOT NULL PRIMARY KEY,
    "stageId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "station" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "entryId" TEXT,
    CONSTRAINT "Entrant_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Judge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    CONSTRAINT "Judge_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Judge_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Seat" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "stageId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "codeHash" TEXT,
    "codeExpiresAt" DATETIME,
    CONSTRAINT "Seat_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tenure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "seatId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Tenure_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sheet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "stageId" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "codeId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "excused" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Sheet_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Sheet_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Sheet_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "Entrant" ("codeId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Mark" (
    "sheetId" TEXT NOT NULL,
    "aspectId" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "opId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "tenureId" TEXT NOT NULL,

    PRIMARY KEY ("sheetId", "aspectId"),
    CONSTRAINT "Mark_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "Sheet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HeldOp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contestId" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "sheetId" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "opId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "decision" TEXT,
    "decidedAt" DATETIME,
    "decisionReason" TEXT
);

-- CreateTable
CREATE TABLE "ResultVersion" (
    "contestId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "standings" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("contestId", "version"),
    CONSTRAINT "ResultVersion_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Event_actor_opId_key" ON "Event"("actor", "opId");

-- CreateIndex
CREATE UNIQUE INDEX "Zone_editionId_code_key" ON "Zone"("editionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_creditCode_key" ON "Unit"("creditCode");

-- CreateIndex
CREATE UNIQUE INDEX "Contest_editionId_slug_key" ON "Contest"("editionId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Stage_contestId_key_key" ON "Stage"("contestId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Person_identityKey_key" ON "Person"("identityKey");

-- CreateIndex
CREATE UNIQUE INDEX "Person_phoneKey_key" ON "Person"("phoneKey");

-- CreateIndex
CREATE INDEX "Grant_personId_idx" ON "Grant"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "SignIn_tokenHash_key" ON "SignIn"("tokenHash");

-- CreateIndex
CREATE INDEX "SignIn_personId_idx" ON "SignIn"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ResetCode_codeHash_key" ON "ResetCode"("codeHash");

-- CreateIndex
CREATE INDEX "Entry_contestId_zoneId_status_idx" ON "Entry"("contestId", "zoneId", "status");

-- CreateIndex
CREATE INDEX "Entry_personId_idx" ON "Entry"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_contestId_entryCode_key" ON "Entry"("contestId", "entryCode");

-- CreateIndex
CREATE UNIQUE INDEX "Entrant_stageId_code_key" ON "Entrant"("stageId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Judge_contestId_personId_key" ON "Judge"("contestId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_codeHash_key" ON "Seat"("codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_stageId_ordinal_key" ON "Seat"("stageId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Tenure_tokenHash_key" ON "Tenure"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Tenure_seatId_number_key" ON "Tenure"("seatId", "number");

-- CreateIndex
CREATE INDEX "Sheet_stageId_idx" ON "Sheet"("stageId");

-- CreateIndex
CREATE UNIQUE INDEX "Sheet_seatId_codeId_key" ON "Sheet"("seatId", "codeId");

-- CreateIndex
CREATE INDEX "HeldOp_stageId_decision_idx" ON "HeldOp"("stageId", "decision");

-- CreateIndex
CREATE UNIQUE INDEX "HeldOp_actor_opId_key" ON "HeldOp"("actor", "opId");
