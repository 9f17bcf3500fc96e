// Internal to fakes_mail: GMime's objects with owners.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/mail/address.h"

namespace mail {

// Starts GMime on the first call; safe from any thread. Everything that uses GMime calls it.
void start_gmime();

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FreeMemory {
  void operator()(void* memory) const { g_free(memory); }
};
struct FreeReferences {
  void operator()(GMimeReferences* references) const { g_mime_references_free(references); }
};
struct FreeFormat {
  void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};
struct FreeDate {
  void operator()(GDateTime* date) const { g_date_time_unref(date); }
};

template <class T>
using ObjectPtr = std::unique_ptr<T, Unref>;
using TextPtr = std::unique_ptr<char, FreeMemory>;
using ReferencesPtr = std::unique_ptr<GMimeReferences, FreeReferences>;
using FormatPtr = std::unique_ptr<GMimeFormatOptions, FreeFormat>;
using DatePtr = std::unique_ptr<GDateTime, FreeDate>;

// "" for nullptr; bytes that are no UTF-8 become U+FFFD.
std::string utf8(const char* text);
std::string utf8(std::string_view text);
// One line: control characters become spaces, so that no value can end its header.
std::string one_line(std::string text);

std::vector<Address> to_addresses(InternetAddressList* list);

}  // namespace mail
