-- CreateTable
CREATE TABLE "sending_place" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "publication" UUID NOT NULL DEFAULT gen_random_uuid(),
    "place" TEXT NOT NULL,
    "mark" BIGINT NOT NULL DEFAULT 0,
    "restored_at" TIMESTAMPTZ(3),

    CONSTRAINT "sending_place_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delivery_claimed_at_idx" ON "delivery"("claimed_at");
