#include "harness/export/cut_journal.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace exporting {
namespace {

constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagicText{"SQLite format 3", 16};
constexpr std::size_t kPageSizeAt = 16;
constexpr std::size_t kPagesAt = 28;
constexpr std::uint64_t kLargestPage = 65536;

std::uint64_t number_at(const std::array<char, kHeaderBytes>& header, std::size_t at,
                        std::size_t bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    number = number << 8 | static_cast<unsigned char>(header[at + i]);
  }
  return number;
}

}  // namespace

bool is_cut(const std::string& path) {
  std::array<char, kHeaderBytes> header{};
  std::ifstream in(path, std::ios::binary);
  if (!in.read(header.data(), header.size())) return false;
  if (std::string_view(header.data(), kMagicText.size()) != kMagicText) return false;
  std::uint64_t page = number_at(header, kPageSizeAt, 2);
  if (page == 1) page = kLargestPage;
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(path, error);
  return !error && number_at(header, kPagesAt, 4) * page > size;
}

ReadableCopy::ReadableCopy(const std::string& path) : path_((folder_.path() / "journal").string()) {
  std::filesystem::copy_file(path, path_);
  // Zero is what versions before 3.7.0 wrote, and means: as long as the file.
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(kPagesAt);
  file.write("\0\0\0\0", 4);
}

}  // namespace exporting
