// Reading a request into its shape: from JSON, from CBOR, and from the Query protocol's flat
// parameters.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/aws/constraints.h"
#include "fakes/aws/error.h"
#include "fakes/aws/structure.h"
#include "sim/journal/json_tree.h"
#include "sim/time/cancellation.h"

namespace aws {

// A value of the wrong type. Each service words its error for it in its own way.
struct TypeMismatch {
  enum class Found { kNull, kBoolean, kInteger, kReal, kString, kBytes, kArray, kObject };
  Kind expected;
  Found found;
  std::string_view text;  // of a string or a boolean
  std::string path;       // `KeySchema[0].AttributeName`
};
using TypeMismatchError = Error (*)(const TypeMismatch&);

// com.amazon.coral.service#SerializationException in DynamoDB's words, which most JSON services
// share: `NUMBER_VALUE cannot be converted to String`.
Error default_type_mismatch(const TypeMismatch& type_mismatch);

// `NUMBER_VALUE`: what the parser of AWS's services calls a scalar; "" for null, lists and maps.
std::string_view token_of(const TypeMismatch& type_mismatch);

// Fills `value` from `json`. A wrong type throws what `type_mismatch` makes of it; a member that
// the shape does not have, or refuses, throws not_modelled(). Members that are null count as
// absent. Each required member that is absent is added to `missing`. `cancellation`, here and
// below, may be null.
void decode_json(const sim::JsonValue& json, const Structure& shape, void* value,
                 TypeMismatchError type_mismatch, std::vector<Violation>& missing,
                 sim::Cancellation* cancellation = nullptr);
// The same from a text of our own, or of a world's file. A text that is no JSON throws
// std::invalid_argument.
void decode_json(std::string_view json, const Structure& shape, void* value,
                 TypeMismatchError type_mismatch, std::vector<Violation>& missing);

// The same from the bytes of a CBOR body; an empty body is an empty structure. A text is no blob,
// and bytes no string; a member that is given twice is refused. Throws SerializationException if it
// is not well-formed, nests too deeply, or something follows it.
void decode_cbor(std::string_view body, const Structure& shape, void* value,
                 TypeMismatchError type_mismatch, std::vector<Violation>& missing);

// Names and values of the Query protocol, sorted by name.
using Parameters = std::vector<std::pair<std::string, std::string>>;

// Fills `value` from parameters such as `Attribute.1.Name`. `Action`, `Version` and the
// parameters of the signature are passed over; a parameter that belongs to no member throws
// not_modelled(); one that is no number where one is needed, MalformedInput.
void decode_query(const Parameters& parameters, const Structure& shape, void* value,
                  std::vector<Violation>& missing);

// 400 `BacklotNotModelled`: what was asked for exists in AWS, or may, and is not modelled here.
Error not_modelled(const std::string& what);

// Checks every constraint of the shape. What is not satisfied is appended to `violations`, up to
// kMostViolations.
void check_constraints(const Structure& shape, const void* value,
                       std::vector<Violation>& violations,
                       sim::Cancellation* cancellation = nullptr);

}  // namespace aws
