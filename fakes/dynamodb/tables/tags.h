// The tags of tables.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html
#pragma once

#include <vector>

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

class DynamoDb;

// Throws ValidationException unless these can be tags of one table: keys of 1 to 128 letters,
// digits, spaces or `+-=._:/@`, values of 0 to 256 of them, no key twice, at most 50.
void check_tags(const std::vector<Tag>& tags);
// The same for a key alone.
void check_tag_key(const std::optional<std::string>& key);

// The table that an operation on tags names by its ARN. Throws ValidationException,
// AccessDeniedException or ResourceNotFoundException if it names none of the caller's.
Table& tagged_table(DynamoDb& dynamodb, const aws::Call& call,
                    const std::optional<std::string>& resource_arn);

// The same for a change of the tags: throws ResourceInUseException for a table that is coming or
// going.
Table& table_to_tag(DynamoDb& dynamodb, const aws::Call& call,
                    const std::optional<std::string>& resource_arn);

// Writes the tags of the table, and of what it is becoming.
void set_tags(DynamoDb& dynamodb, Table& table, std::vector<Tag> tags);

}  // namespace dynamodb
