#include "harness/evidence/fact_lines.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "harness/evidence/fields.h"

namespace evidence {
namespace {

constexpr IdKind kKinds[] = {IdKind::kMessage, IdKind::kRequest,  IdKind::kTask,
                             IdKind::kTrace,   IdKind::kBodyMd5,  IdKind::kMail,
                             IdKind::kThread,  IdKind::kMentioned};

// An id is in the form that its kind has, and stays as it stands.
bool read_id(const sim::JsonValue& id, Fact& fact) {
  const std::string_view name = text_of(id, "kind");
  const auto kind = std::ranges::find_if(kKinds, [&](IdKind one) { return to_text(one) == name; });
  const std::string_view value = text_of(id, "value");
  if (kind == std::end(kKinds) || value.empty()) return false;
  fact.ids.push_back({*kind, std::string(value)});
  return true;
}

// A number that is `least` or more; `otherwise` if there is none; nothing of anything else.
std::optional<std::int64_t> number_of(const sim::JsonValue& line, std::string_view name,
                                      std::int64_t least, std::int64_t otherwise) {
  const sim::JsonValue* const value = line.find(name);
  if (value == nullptr) return otherwise;
  const auto number = value->is_integer() ? value->whole() : std::nullopt;
  return number && *number >= least ? number : std::nullopt;
}

}  // namespace

bool read_json_line(std::string_view line, Fact& fact, std::uint64_t& told) {
  sim::JsonTree tree;
  if (!tree.read(line) || !tree.root().is_object()) return false;
  const sim::JsonValue& root = tree.root();
  fact.clear();
  const auto resolution = number_of(root, "resolution_ns", 0, 0);
  const auto record = number_of(root, "record", 0, 0);
  const auto times = number_of(root, "told", 1, 1);
  if (!resolution || !record || !times) return false;
  if (root.find("time") != nullptr) {
    const auto time = parse_timestamp(text_of(root, "time"));
    if (!time) return false;
    fact.time = time->time;
    fact.resolution = sim::Duration{*resolution};
  }
  fact.source = text_of(root, "source");
  fact.actor = text_of(root, "actor");
  fact.operation = text_of(root, "operation");
  fact.resource = text_of(root, "resource");
  fact.own_id = text_of(root, "id");
  fact.place.file = text_of(root, "file");
  fact.place.number = static_cast<std::uint64_t>(*record);
  told = static_cast<std::uint64_t>(*times);
  if (const sim::JsonValue* const ids = list_of(root, "ids")) {
    for (const sim::JsonValue& id : ids->elements()) {
      if (!read_id(id, fact)) return false;
    }
  }
  if (const sim::JsonValue* const payload = root.find("payload")) {
    fact.payload_is_json = !payload->is_string();
    fact.payload = payload->is_string() ? payload->string() : payload->json();
  }
  return !fact.operation.empty();
}

void each_fact(const std::string& path,
               const std::function<void(const Fact& fact, std::uint64_t told)>& use) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::string line;
  Fact fact;
  std::uint64_t told = 0;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (!read_json_line(line, fact, told)) {
      throw std::runtime_error(path + ":" + std::to_string(number) + " is no fact of an import");
    }
    use(fact, told);
  }
  if (in.bad()) throw std::runtime_error("cannot read " + path);
}

}  // namespace evidence
