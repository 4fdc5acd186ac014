#!/bin/sh
# Installs what the tests use from the system: a PostgreSQL server, pdftotext, Thai fonts, a browser, OCR, LibreOffice, bsdtar.
# Where that is not possible it says so and succeeds: the tests that need them are then skipped with their reason.
set -u

missing=""
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
ls /usr/share/fonts/truetype/tlwg/*.ttf >/dev/null 2>&1 || missing="$missing fonts-thai-tlwg"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v tesseract >/dev/null 2>&1 || missing="$missing tesseract-ocr tesseract-ocr-tha"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-calc libreoffice-writer"
command -v bsdtar >/dev/null 2>&1 || missing="$missing libarchive-tools"
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "not installed (no apt-get here):$missing; the tests that need them are skipped"
  exit 0
fi
run=""
if [ "$(id -u)" != 0 ]; then
  if ! sudo -n true 2>/dev/null; then
    echo "not installed (not root):$missing; install them with: sudo apt-get install$missing"
    exit 0
  fi
  run="sudo -n"
fi
echo "installing$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$run apt-get update -q >/dev/null 2>&1
# shellcheck disable=SC2086
$run apt-get install -q -y --no-install-recommends $missing >/dev/null 2>&1 || echo "could not install$missing; the tests that need them are skipped"
exit 0
