#include "sim/vtime/go_program.h"

#include <elf.h>

#include <cstring>
#include <fstream>
#include <vector>

namespace sim::vtime {
namespace {

constexpr std::size_t kMostHeaders = 64;
constexpr std::size_t kMostNoteBytes = 4096;

std::size_t aligned(std::size_t size) { return (size + 3) / 4 * 4; }

template <class Record>
bool read_record(std::istream& file, std::uint64_t at, Record& record) {
  file.seekg(static_cast<std::streamoff>(at));
  return static_cast<bool>(file.read(reinterpret_cast<char*>(&record), sizeof record));
}

// Go's linker leaves a note with its build id, owned by `Go`, in every program.
bool has_note_of_go(const std::vector<char>& notes) {
  std::size_t at = 0;
  while (at + sizeof(Elf64_Nhdr) <= notes.size()) {
    Elf64_Nhdr note;
    std::memcpy(&note, notes.data() + at, sizeof note);
    at += sizeof note;
    const std::size_t size = aligned(note.n_namesz) + aligned(note.n_descsz);
    if (size > notes.size() - at) return false;
    if (note.n_namesz >= 2 && std::memcmp(notes.data() + at, "Go", 2) == 0) return true;
    at += size;
  }
  return false;
}

}  // namespace

bool is_go_program(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Elf64_Ehdr head;
  if (!file || !read_record(file, 0, head)) return false;
  if (std::memcmp(head.e_ident, ELFMAG, SELFMAG) != 0) return false;
  if (head.e_ident[EI_CLASS] != ELFCLASS64 || head.e_phentsize != sizeof(Elf64_Phdr)) return false;
  for (std::size_t i = 0; i < head.e_phnum && i < kMostHeaders; ++i) {
    Elf64_Phdr segment;
    if (!read_record(file, head.e_phoff + i * sizeof segment, segment)) return false;
    if (segment.p_type != PT_NOTE || segment.p_filesz > kMostNoteBytes) continue;
    std::vector<char> notes(segment.p_filesz);
    file.seekg(static_cast<std::streamoff>(segment.p_offset));
    if (!file.read(notes.data(), static_cast<std::streamsize>(notes.size()))) return false;
    if (has_note_of_go(notes)) return true;
  }
  return false;
}

}  // namespace sim::vtime
