#include <algorithm>
#include <charconv>
#include <cmath>

#include "fakes/aws/base64.h"
#include "fakes/aws/decode.h"
#include "fakes/aws/iso8601.h"
#include "fakes/aws/member_path.h"

namespace aws {
namespace {

constexpr std::string_view kProtocolParameters[] = {
    "Action",    "Version",   "SignatureVersion", "AWSAccessKeyId",
    "Timestamp", "Signature", "SignatureMethod",  "SecurityToken"};

Error malformed(std::string_view name, std::string_view value, std::string_view expected) {
  return Error("MalformedInput", 400,
               "'" + std::string(value) + "' is not a valid " + std::string(expected) +
                   " for parameter " + std::string(name));
}

class QueryDecoder {
 public:
  QueryDecoder(const Parameters& parameters, std::vector<Violation>& missing)
      : parameters_(parameters), used_(parameters.size()), missing_(missing) {}

  void structure(const std::string& prefix, const Structure& shape, void* out) {
    for (const Field& field : shape.fields()) {
      std::string name = prefix + std::string(field.query_name());
      if (!present(name)) {
        // SDKs write an empty list or map under the member's own name, without a value.
        if (is_empty_collection(prefix + std::string(field.name), field)) {
          field.emplace(out);
          continue;
        }
        if (field.is_required) add_missing_member(path_, field.name, missing_);
        continue;
      }
      if (field.is_refused) throw not_modelled("the parameter '" + name + "'");
      const MemberPath::Step step{path_, field.name};
      member(name, field, *field.type, field.emplace(out));
    }
  }

  void refuse_unused() const {
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      const std::string& name = parameters_[i].first;
      if (used_[i] || name.starts_with("X-Amz-") ||
          std::ranges::find(kProtocolParameters, name) != std::end(kProtocolParameters)) {
        continue;
      }
      throw not_modelled("the parameter '" + name + "'");
    }
  }

 private:
  // The first parameter that is `name` or lies below it.
  Parameters::const_iterator first_below(const std::string& name) const {
    const auto at_least = [](const auto& entry, const std::string& n) { return entry.first < n; };
    auto found = std::lower_bound(parameters_.begin(), parameters_.end(), name, at_least);
    if (found != parameters_.end() && found->first == name) return found;
    const std::string below = name + ".";
    found = std::lower_bound(parameters_.begin(), parameters_.end(), below, at_least);
    return found != parameters_.end() && found->first.starts_with(below) ? found
                                                                         : parameters_.end();
  }
  bool is_empty_collection(const std::string& name, const Field& field) {
    if (field.is_refused) return false;
    const Kind kind = field.type->kind();
    if (kind != Kind::kList && kind != Kind::kMap) return false;
    const auto found = first_below(name);
    return found != parameters_.end() && found->first == name && scalar(name).empty();
  }
  bool present(const std::string& name) const { return first_below(name) != parameters_.end(); }

  const std::string& scalar(const std::string& name) {
    static const std::string kEmpty;
    const auto found = first_below(name);
    if (found == parameters_.end() || found->first != name) return kEmpty;
    used_[static_cast<std::size_t>(found - parameters_.begin())] = true;
    return found->second;
  }

  // An empty list is written as a parameter with the list's name and no value.
  void require_empty(const std::string& name, std::string_view kind) {
    const std::string& text = scalar(name);
    if (!text.empty()) throw malformed(name, text, kind);
  }

  void member(const std::string& name, const Field& field, const Type& type, void* out) {
    switch (type.kind()) {
      case Kind::kList:
        require_empty(name, "list");
        return list(name, field, type, out);
      case Kind::kMap:
        require_empty(name, "map");
        return map(name, field, type, out);
      case Kind::kStructure:
        structure(name + ".", type.structure(), out);
        return;
      default:
        value(name, type, out);
    }
  }

  void list(const std::string& name, const Field& field, const Type& type, void* out) {
    const std::string prefix =
        field.query.flattened ? name + "." : name + "." + std::string(field.query.member) + ".";
    for (std::size_t i = 1; present(prefix + std::to_string(i)); ++i) {
      const MemberPath::Step step{path_, i - 1};
      element(prefix + std::to_string(i), type.element(), type.add(out, {}));
    }
  }

  void map(const std::string& name, const Field& field, const Type& type, void* out) {
    const std::string prefix = field.query.flattened ? name + "." : name + ".entry.";
    for (std::size_t i = 1; present(prefix + std::to_string(i)); ++i) {
      const std::string entry = prefix + std::to_string(i) + ".";
      const std::string key = scalar(entry + std::string(field.query.key));
      const MemberPath::Step step{path_, MemberPath::Key{key}};
      element(entry + std::string(field.query.value), type.element(), type.add(out, key));
    }
  }

  // Elements have no field of their own: lists inside lists take the protocol's default form.
  void element(const std::string& name, const Type& type, void* out) {
    static const Field kDefault;
    member(name, kDefault, type, out);
  }

  void value(const std::string& name, const Type& type, void* out) {
    const std::string& text = scalar(name);
    switch (type.kind()) {
      case Kind::kString:
        *static_cast<std::string*>(out) = text;
        return;
      case Kind::kBoolean:
        if (text != "true" && text != "false") throw malformed(name, text, "boolean");
        *static_cast<bool*>(out) = text == "true";
        return;
      case Kind::kInteger: {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() ||
            !type.set_integer(out, number)) {
          throw malformed(name, text, "integer");
        }
        return;
      }
      case Kind::kDouble: {
        auto& number = *static_cast<double*>(out);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
          throw malformed(name, text, "number");
        }
        return;
      }
      case Kind::kTimestamp: {
        const auto time = parse_iso8601(text);
        if (!time) throw malformed(name, text, "timestamp");
        *static_cast<sim::Time*>(out) = *time;
        return;
      }
      case Kind::kBlob: {
        auto bytes = base64_decode(text);
        if (!bytes) throw malformed(name, text, "base64 value");
        static_cast<Blob*>(out)->bytes = std::move(*bytes);
        return;
      }
      default:
        throw not_modelled("the parameter '" + name + "'");
    }
  }

  const Parameters& parameters_;
  std::vector<bool> used_;
  std::vector<Violation>& missing_;
  MemberPath path_;
};

}  // namespace

void decode_query(const Parameters& parameters, const Structure& shape, void* value,
                  std::vector<Violation>& missing) {
  QueryDecoder decoder{parameters, missing};
  decoder.structure("", shape, value);
  decoder.refuse_unused();
}

}  // namespace aws
