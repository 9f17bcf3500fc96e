// Amazon DynamoDB.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
#pragma once

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/dynamodb/expression/parsed_expressions.h"
#include "fakes/dynamodb/items/items.h"
#include "fakes/dynamodb/items/stale_reads.h"
#include "fakes/dynamodb/items/time_to_live.h"
#include "fakes/dynamodb/tables/tables.h"

namespace dynamodb {

class DynamoDb : public aws::Service {
 public:
  // Takes up the tables and items that are in the environment's store.
  explicit DynamoDb(aws::Environment& environment);

  const aws::ServiceModel& model() const override;
  void reload() override;

  aws::Environment& environment() { return environment_; }
  Tables& tables() { return tables_; }
  Items& items() { return items_; }
  TimeToLive& time_to_live() { return time_to_live_; }
  StaleReads& stale_reads() { return stale_reads_; }
  expression::ParsedExpressions& parsed_expressions() { return parsed_expressions_; }

 private:
  aws::Environment& environment_;
  Items items_;
  Tables tables_;
  StaleReads stale_reads_;
  TimeToLive time_to_live_;
  expression::ParsedExpressions parsed_expressions_;
};

}  // namespace dynamodb
