#include "harness/scenario/read_decisions.h"

#include <charconv>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "harness/scenario/yaml_text.h"

namespace harness {
namespace {

using namespace shapes;
using sim::Decided;
using sim::DecisionKind;
using sim::DecisionKinds;

constexpr std::size_t kColumns = 100;

std::vector<std::string> names_of(const DecisionKinds& kinds) {
  std::vector<std::string> names;
  for (const auto& [name, kind] : kinds.all()) names.emplace_back(name);
  return names;
}

// Which of its kind and subject it is; 0 if the text does not say.
std::uint64_t number_of(const std::string& text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end ? number : 0;
}

class Reader {
 public:
  Reader(const DecisionKinds& kinds, Problems& problems) : kinds_(kinds), problems_(problems) {}

  void read(const Value& entry) {
    const Value& name = *entry.find("kind");
    const Value& values = *entry.find("values");
    const DecisionKind* kind = kinds_.find(name.text);
    if (kind == nullptr) {
      problems_.add(name.place, "unknown kind of decision '" + name.text + "'" +
                                    expected_one_of(name.text, names_of(kinds_)));
      return;
    }
    if (values.members.empty()) problems_.add(values.place, "'values' is empty");
    for (const Member& member : values.members) read(*kind, entry.find("of")->text, member);
  }

  std::vector<Decided> take() { return std::move(all_); }

 private:
  void read(const DecisionKind& kind, const std::string& subject, const Member& member) {
    const std::uint64_t number = number_of(member.name);
    if (number == 0) {
      problems_.add(
          member.place,
          "'values': expected which decision it is, a number from 1, not '" + member.name + "'");
      return;
    }
    const auto [seen, fresh] =
        lines_.emplace(std::tuple{kind.name, subject, number}, member.place.line);
    if (!fresh) {
      problems_.add(member.place,
                    "this decision is given already, on line " + std::to_string(seen->second));
      return;
    }
    try {
      all_.push_back({&kind, subject, number, sim::value_of(kind.form, member.value.text)});
    } catch (const std::invalid_argument& error) {
      problems_.add(member.value.place, std::string(kind.name) + ": " + error.what());
    }
  }

  const DecisionKinds& kinds_;
  Problems& problems_;
  std::vector<Decided> all_;
  std::map<std::tuple<std::string_view, std::string, std::uint64_t>, int> lines_;
};

// `{1: 45s, 2: 50s}`, on as many lines as it takes when it begins at a column.
std::string values_text(const std::map<std::uint64_t, std::string>& values, std::size_t column,
                        const std::string& indent) {
  std::string text = "{";
  column += 1;
  for (const auto& [number, value] : values) {
    const std::string one = std::to_string(number) + ": " + value;
    if (text.size() > 1) {
      const bool fits = column + 2 + one.size() + 2 <= kColumns;
      text += fits ? ", " : ",\n" + indent;
      column = fits ? column + 2 : indent.size();
    }
    text += one;
    column += one.size();
  }
  return text + "}";
}

}  // namespace

Shape decisions_shape() {
  return list_of(
      object("decision",
             {required("kind", text(), "What is decided, such as ecs.start."),
              required("of", any_text(), "Whom it is for, such as the family of a task."),
              required("values", named(scalar(), name()),
                       "The values, by which of its kind and subject each decision is, from 1.")}));
}

std::vector<Decided> decisions_of(const std::vector<Value>& entries, const DecisionKinds& kinds,
                                  Problems& problems) {
  Reader reader(kinds, problems);
  for (const Value& entry : entries) reader.read(entry);
  return reader.take();
}

std::string decisions_yaml(const std::vector<Decided>& decisions) {
  std::map<std::pair<std::string_view, std::string_view>, std::map<std::uint64_t, std::string>> all;
  for (const Decided& one : decisions) {
    all[{one.kind->name, one.subject}][one.number] = sim::value_text(one.kind->form, one.value);
  }
  if (all.empty()) return {};
  std::string text = "decisions:\n";
  for (const auto& [name, values] : all) {
    const std::string head =
        "kind: " + std::string(name.first) + ", of: " + yaml_scalar(name.second);
    const std::string line = "  - {" + head + ", values: " + values_text(values, 0, "") + "}";
    if (line.find('\n') == std::string::npos && line.size() <= kColumns) {
      text += line + "\n";
      continue;
    }
    const std::string key = "    values: ";
    text += "  - kind: " + std::string(name.first) + "\n    of: " + yaml_scalar(name.second) +
            "\n" + key + values_text(values, key.size(), "      ") + "\n";
  }
  return text;
}

}  // namespace harness
