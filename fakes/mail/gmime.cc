#include "fakes/mail/gmime.h"

#include "sim/late/late_library.h"

// Defined in programs that load GMime only when it is used.
extern "C" [[gnu::weak]] const LateLibrary late_gmime;

namespace mail {
namespace {

class Library {
 public:
  Library() {
    sim::load_late(&late_gmime);
    g_mime_init();
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { g_mime_shutdown(); }
};

// Groups hold lists that hold groups: a bound on what a hostile header can nest.
constexpr int kMaxGroupDepth = 8;

void collect(InternetAddressList* list, int depth, std::vector<Address>& found) {
  const int count = list == nullptr ? 0 : internet_address_list_length(list);
  for (int i = 0; i < count; ++i) {
    InternetAddress* entry = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(entry)) {
      if (depth < kMaxGroupDepth) {
        collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(entry)), depth + 1,
                found);
      }
      continue;
    }
    const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(entry));
    if (address == nullptr || *address == '\0') continue;
    found.push_back({one_line(utf8(internet_address_get_name(entry))), one_line(utf8(address))});
  }
}

}  // namespace

void start_gmime() { static const Library library; }

std::string utf8(std::string_view text) {
  const auto size = static_cast<gssize>(text.size());
  if (g_utf8_validate(text.data(), size, nullptr) != 0) return std::string(text);
  const TextPtr valid(g_utf8_make_valid(text.data(), size));
  return valid.get();
}

std::string utf8(const char* text) {
  return text == nullptr ? std::string() : utf8(std::string_view(text));
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return text;
}

std::vector<Address> to_addresses(InternetAddressList* list) {
  std::vector<Address> found;
  collect(list, 0, found);
  return found;
}

}  // namespace mail
