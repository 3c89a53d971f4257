-- CreateEnum
CREATE TYPE "BounceKind" AS ENUM ('hard', 'soft');

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "bounce_kind" "BounceKind",
ADD COLUMN     "bounced_at" TIMESTAMPTZ(3),
ADD COLUMN     "complained_at" TIMESTAMPTZ(3);

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_bounce_has_its_kind"
  CHECK ((bounced_at IS NULL) = (bounce_kind IS NULL));
